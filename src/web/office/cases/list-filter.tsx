import type { FC } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { caseStateWords, seesNumbers } from '../../../domain/case.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type caseQueryNames, queryOf } from '../../cases/case-query.ts'
import { ChoiceField, type Form, noWrongs, TextField, TickField } from '../../form.tsx'

const words = {
  number: { 'zh-CN': '编号', en: 'Number' },
  numberHint: { 'zh-CN': '2026-0012、12 或国家系统编号', en: '2026-0012, 12 or the national number' },
  nationalHint: { 'zh-CN': '国家系统编号', en: 'The national number' },
  state: { 'zh-CN': '状态', en: 'State' },
  open: { 'zh-CN': '没有办结的', en: 'not closed' },
  ended: { 'zh-CN': '已经了结的', en: 'ended' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  unit: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  leader: { 'zh-CN': '接待或包案领导', en: 'Receiver or leader in charge' },
  from: { 'zh-CN': '收到日期从', en: 'Received from' },
  to: { 'zh-CN': '到', en: 'to' },
  all: { 'zh-CN': '全部', en: 'all' },
  overdue: { 'zh-CN': '已超期', en: 'Overdue' },
  backlog: (years: number): Text => ({ 'zh-CN': `积案(满${years}年未办结)`, en: `Backlog (open over ${years} y)` }),
  search: { 'zh-CN': '查找', en: 'Search' },
  clear: { 'zh-CN': '清除条件', en: 'Clear' },
  reception: { 'zh-CN': '只看一次接访中登记的', en: 'Only those taken in one reception' },
}

/** The fields by which cases are searched. */
export const CaseSearch: FC<{ readonly call: OfficeCall; readonly form: Form }> = ({ call, form }) => {
  const { database, office, language, say } = call
  const field = (name: (typeof caseQueryNames)[number], label: Text) => ({
    ...{ name, label: say(label), value: form.get(name), wrongs: noWrongs, language },
  })
  const more = ['subject', 'unit', 'leader', 'from', 'to', 'overdue', 'backlog']
  return (
    <form method="get" action={call.at('/cases')} class="case-search">
      {form.get('reception') ? (
        <p class="notice">
          {say(words.reception)}
          <input type="hidden" name="reception" value={form.get('reception')} />
        </p>
      ) : null}
      <div class="row">
        <TextField
          {...field('number', words.number)}
          placeholder={say(seesNumbers(call.viewer) ? words.numberHint : words.nationalHint)}
        />
        <ChoiceField
          {...field('state', words.state)}
          empty={say(words.all)}
          choices={[
            { value: 'open', words: say(words.open) },
            { value: 'ended', words: say(words.ended) },
            ...Object.entries(caseStateWords).map(([value, text]) => ({ value, words: say(text) })),
          ]}
        />
        <button type="submit" class="secondary">
          {say(words.search)}
        </button>
      </div>
      <details class="picks" open={more.some((name) => form.get(name) !== '')}>
        <summary>{say({ 'zh-CN': '更多条件', en: 'More' })}</summary>
        <div class="row">
          <ChoiceField
            {...field('subject', words.subject)}
            empty={say(words.all)}
            choices={office.settings.cases.subjects.map(({ code, name }) => ({
              value: code,
              words: `${code} ${name}`,
            }))}
          />
          <ChoiceField
            {...field('unit', words.unit)}
            empty={say(words.all)}
            choices={unitsBelow(database, office.id).map(({ id, name }) => ({ value: id, words: name }))}
          />
          <ChoiceField
            {...field('leader', words.leader)}
            empty={say(words.all)}
            choices={leadersOf(database, office.id).map(({ id, name }) => ({ value: id, words: name }))}
          />
        </div>
        <div class="row">
          <TextField {...field('from', words.from)} type="date" />
          <TextField {...field('to', words.to)} type="date" />
        </div>
        <div class="case-ticks">
          <TickField name="overdue" label={say(words.overdue)} isTicked={form.get('overdue') !== ''} />
          <TickField
            name="backlog"
            label={say(words.backlog(office.settings.cases.backlogYears))}
            isTicked={form.get('backlog') !== ''}
          />
        </div>
      </details>
      {queryOf(form) ? <a href={call.at('/cases')}>{say(words.clear)}</a> : null}
    </form>
  )
}
