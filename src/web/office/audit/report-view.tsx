import type { FC } from 'hono/jsx'
import { cellWords, type Report, type ReportTable } from '../../../domain/report.ts'
import type { OfficeCall } from '../../call.tsx'

/** A table of a report on a screen; its rows open what is behind them. */
export const ReportTableView: FC<{ readonly call: OfficeCall; readonly table: ReportTable }> = ({
  call,
  table,
}) => {
  const { say, language } = call
  const { title, about, columns, rows, none } = table
  const kind = (at: number): string | undefined => (columns[at]!.isNumber ? 'number' : undefined)
  return (
    <section>
      <h2>{say(title)}</h2>
      {about ? <p class="quiet">{say(about)}</p> : null}
      {rows.length === 0 ? (
        <p class="quiet">{say(none)}</p>
      ) : (
        <section class="scroll" tabindex={0} aria-label={say(title)}>
          <table class="report">
            <thead>
              <tr>
                {columns.map(({ name }, at) => (
                  <th scope="col" class={kind(at)}>
                    {say(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells, to, isSum }) => (
                <tr class={isSum ? 'audit-sum' : undefined}>
                  {cells.map((cell, at) => (
                    <td class={kind(at)}>
                      {at === 0 && to !== undefined ? (
                        <a href={to}>{cellWords(cell, language)}</a>
                      ) : (
                        cellWords(cell, language)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

/** The figures and tables of a report. */
export const ReportView: FC<{ readonly call: OfficeCall; readonly report: Report }> = ({ call, report }) => (
  <>
    {report.figures.length === 0 ? null : (
      <dl class="report-figures">
        {report.figures.map(({ name, value, about }) => (
          <div>
            <dt class="fact-name">{call.say(name)}</dt>
            <dd class="fact-value">
              <b class="audit-number">{call.say(value)}</b>
              <details>
                <summary>{call.say({ 'zh-CN': '怎么算', en: 'How it is counted' })}</summary>
                {call
                  .say(about)
                  .split('\n')
                  .map((line) => (
                    <p>{line}</p>
                  ))}
              </details>
            </dd>
          </div>
        ))}
      </dl>
    )}
    {report.tables.map((table) => (
      <ReportTableView {...{ call, table }} />
    ))}
  </>
)
