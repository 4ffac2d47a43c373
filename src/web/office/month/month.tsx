import type { FC } from 'hono/jsx'
import { addMonths } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Opening } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { pathInWords } from '../../../roster/mistake.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { Undelivered } from '../changes/undelivered.tsx'
import { MonthGrid } from './month-grid.tsx'
import { MonthFindings, MonthRules } from './month-rules.tsx'
import { MonthStatus } from './month-status.tsx'
import { MonthTotals } from './month-totals.tsx'
import { isOpenForEdits, type MonthView, monthIn, type ReadView, viewOf } from './month-view.ts'
import { Beginning } from './months.tsx'

const words = {
  roster: { 'zh-CN': '接访安排', en: 'reception roster' },
  notYet: { 'zh-CN': '还不能编排', en: 'It cannot be made yet' },
  mistakes: { 'zh-CN': '以下各项互相不符,请改正:', en: 'These do not fit together; mend them:' },
  provisional: {
    'zh-CN': '放假安排尚未公布,日期为暂定:',
    en: 'Holidays not announced yet, dates are provisional: ',
  },
  places: { 'zh-CN': '显示哪些地点', en: 'Places shown' },
  show: { 'zh-CN': '显示', en: 'Show' },
  drag: {
    'zh-CN': '点姓名可以调整;用鼠标也可以直接拖动。',
    en: 'Open a name to change the roster; with a mouse, drag it.',
  },
  published: {
    'zh-CN': '已发布。改其中一次,点姓名再点“申请调整”;在这里拖动,会另起一份草稿,要重新审签发布。',
    en: 'Published. To change one duty, open it and ask for a change; dragging here begins a new draft to be approved and published.',
  },
  before: { 'zh-CN': '上月', en: 'Previous' },
  next: { 'zh-CN': '下月', en: 'Next' },
} as const satisfies Record<string, Text>

/** With more openings than this, only the office’s own places are shown at first. */
const mostColumns = 7

/** Openings shown: those of one unit’s places, as chosen or as the office’s own where there are many. */
const openingsShown = (call: OfficeCall, { month }: MonthView): { unit: string; openings: Opening[] } => {
  const chosen = call.http.req.query('unit')
  const { openings, places } = month.plan
  const unit = chosen ?? (openings.length > mostColumns ? call.office.unit : '')
  const unitOf = new Map(places.map((place) => [place.id, place.unit]))
  const those = openings.filter(({ place }) => unit === '' || unitOf.get(place) === unit)
  return { unit, openings: those }
}

const UnitChoice: FC<{ readonly call: OfficeCall; readonly view: MonthView; readonly unit: string }> = ({
  call,
  view,
  unit,
}) => {
  const used = new Set(view.month.plan.places.map((place) => place.unit))
  const units = view.month.plan.units.filter(({ id }) => used.has(id))
  if (units.length < 2) return null
  return (
    <form method="get" class="filter">
      <label for="unit">{call.say(words.places)}</label>
      <select id="unit" name="unit">
        {units.map(({ id, name }) => (
          <option value={id} selected={id === unit}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" class="secondary small">
        {call.say(words.show)}
      </button>
    </form>
  )
}

/** The month: its state, what is broken, the grid, each leader’s days, the rules. */
export const showMonth = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  if (name === undefined) return plainPage(call, 'notFound')
  const title: Text = {
    'zh-CN': `${monthWords(name)['zh-CN']}${words.roster['zh-CN']}`,
    en: `${monthWords(name).en}: ${words.roster.en}`,
  }
  const view = viewOf(call, name)
  const heading = (
    <div class="heading">
      <h1>{call.say(title)}</h1>
      <nav aria-label={call.say(title)}>
        <a href={call.at(`/m/${addMonths(name, -1)}`)}>{call.say(words.before)}</a>{' '}
        <a href={call.at(`/m/${addMonths(name, 1)}`)}>{call.say(words.next)}</a>
      </nav>
    </div>
  )
  if (!view.ok)
    return call.page(
      { title, tab: 'months' },
      <>
        {heading}
        <NotYet call={call} view={view} />
      </>,
    )
  const { value } = view
  const { unit, openings } = openingsShown(call, value)
  const canEdit = call.roles.has('clerk') && isOpenForEdits(value)
  const shownIds = new Set(openings.map(({ id }) => id))
  const shown = [...value.month.slots.values()].filter((slot) => shownIds.has(slot.opening))
  const shownUnits = new Set(shown.map((slot) => slot.unit))
  // Who is away all month may serve nowhere, and is still one of the unit.
  const leaders = new Set([
    ...shown.flatMap(({ id }) => value.month.mayBeServedBy.get(id) ?? []),
    ...value.month.plan.leaders
      .filter(({ posts }) => posts.some((post) => shownUnits.has(post.unit)))
      .map(({ id }) => id),
  ])
  const isRunning = value.making?.state === 'running'
  return call.page(
    {
      title,
      tab: 'months',
      wide: true,
      scripts: [...(canEdit ? ['month.js'] : []), ...(isRunning ? ['progress.js'] : [])],
      ...(isRunning ? { refresh: 5 } : {}),
    },
    <>
      {heading}
      <MonthStatus call={call} view={value} />
      {value.revision ? <Undelivered call={call} month={name} /> : null}
      {endOfMaking(call, value)}
      {value.duties.length === 0 ? <Beginning call={call} /> : null}
      <MonthFindings call={call} view={value} />
      {value.month.provisional.length > 0 ? (
        <p class="notice warn">
          {call.say(words.provisional)}
          {value.month.provisional.join('、')}
        </p>
      ) : null}
      <UnitChoice {...{ call, unit }} view={value} />
      {canEdit && value.draft ? (
        <p class="quiet">{call.say(value.state === 'published' ? words.published : words.drag)}</p>
      ) : null}
      <div
        id="grid"
        data-month={call.at(`/m/${value.name}`)}
        data-version={String(value.draft?.version ?? 0)}
        data-editable={String(canEdit)}
      >
        <MonthGrid {...{ call, openings, leaders, canEdit }} view={value} />
      </div>
      <div class="effect" id="effect" aria-live="polite" hidden />
      <MonthTotals {...{ call, leaders }} view={value} />
      <MonthRules call={call} view={value} />
    </>,
  )
}

/** How the last run ended, said once. */
const endOfMaking = (call: OfficeCall, { making }: MonthView) => {
  if (!making || making.state === 'running' || making.state === 'failed' || !making.says) return null
  const { says, key } = making
  call.app.makings.forget(key)
  return (
    <p class="said" role="status">
      {call.say(says)}
    </p>
  )
}

/** What is missing before a month can be made; mistakes in the facts by where they stand. */
const NotYet: FC<{ readonly call: OfficeCall; readonly view: Extract<ReadView, { ok: false }> }> = ({
  call,
  view,
}) => {
  const isEmpty = view.mistakes.every(({ path }) => path.length === 1)
  return (
    <>
      <h2>{call.say(words.notYet)}</h2>
      <Beginning call={call} />
      {isEmpty ? null : (
        <div class="notice bad">
          <p>{call.say(words.mistakes)}</p>
          <ul>
            {view.mistakes.map(({ path, says }) => (
              <li>
                <code>{pathInWords(path)}</code> {call.say(says)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
