import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import type { RowUnderstood } from '../../../workbook/row-reader.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  where: { 'zh-CN': '位置', en: 'Where' },
  read: { 'zh-CN': '读到的内容', en: 'What was read' },
  mend: { 'zh-CN': '哪一列,怎么改', en: 'Column, and what to do' },
  wrong: { 'zh-CN': '有误', en: 'wrong' },
  new: { 'zh-CN': '新增', en: 'new' },
  changed: { 'zh-CN': '修改', en: 'changed' },
  same: { 'zh-CN': '相同', en: 'the same' },
  whole: { 'zh-CN': '整行', en: 'the row' },
} as const satisfies Record<string, Text>

const marks = { wrong: 'mark bad', new: 'mark good', changed: 'mark warn', same: 'mark' } as const
/** What becomes of a row, what needs looking at first. */
export const kinds = ['wrong', 'new', 'changed', 'same'] as const

/** 新增 18 · 修改 0 · 相同 2 · 有误 1 */
export const ImportCounts: FC<{
  readonly call: OfficeCall
  readonly counts: Readonly<Record<RowUnderstood['is'], number>>
}> = ({ call, counts }) => (
  <p class="counts">
    {(['new', 'changed', 'same', 'wrong'] as const).map((kind) => (
      <span class={counts[kind] > 0 ? marks[kind] : 'mark'}>
        {call.say(words[kind])} {counts[kind]}
      </span>
    ))}
  </p>
)

const placeWords = ({ sheet, row }: RowUnderstood): Text => ({
  'zh-CN': `${sheet} 第${row}行`,
  en: `${sheet}, row ${row}`,
})

const Rows: FC<{ readonly call: OfficeCall; readonly rows: readonly RowUnderstood[]; readonly label: string }> = ({
  call,
  rows,
  label,
}) => {
  const isWrong = rows[0]?.is === 'wrong'
  return (
    <table class="cards import" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{call.say(words.where)}</th>
          <th scope="col">{call.say(words.read)}</th>
          {isWrong ? <th scope="col">{call.say(words.mend)}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="where">{call.say(placeWords(row))}</td>
            <td>{call.say(row.says)}</td>
            {isWrong ? (
              <td>
                {row.mistakes.map(({ column, says }) => (
                  <div>
                    <b>{call.say(column) || call.say(words.whole)}</b>: <span class="wrong">{call.say(says)}</span>
                  </div>
                ))}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every row of a workbook as it was understood: wrong ones first, then what is new and changed; the rest folded. */
export const ImportRows: FC<{ readonly call: OfficeCall; readonly rows: readonly RowUnderstood[] }> = ({
  call,
  rows,
}) => (
  <>
    {kinds.map((kind) => {
      const those = rows.filter(({ is }) => is === kind)
      if (those.length === 0) return null
      const label = `${call.say(words[kind])} ${those.length}`
      if (kind === 'same')
        return (
          <details>
            <summary>{label}</summary>
            <Rows {...{ call, label }} rows={those} />
          </details>
        )
      return (
        <section>
          <h2>{label}</h2>
          <Rows {...{ call, label }} rows={those} />
        </section>
      )
    })}
  </>
)
