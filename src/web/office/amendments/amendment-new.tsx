import { addAmendment, amendmentsOf } from '../../../db/amendment-store.ts'
import { dutiesBetween, dutyInForce } from '../../../db/duty-store.ts'
import { leaderOf } from '../../../db/leader-store.ts'
import { rosterIdOf } from '../../../db/roster-store.ts'
import { daySchema } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { type AmendmentKind, amendmentWords } from '../../../domain/draft.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { namesOf } from '../../../roster/names.ts'
import { findingInWords } from '../../../words/finding.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, type Form, formOf, missing, noWrongs, readForm, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type Proposer, proposerOf } from './amending.ts'
import { AskForm, choiceField, KindChoice } from './amendment-form.tsx'
import { refusals } from './amendment-refusals.ts'
import { isOpen, mayAsk } from './amendment-rights.ts'
import { namesIn, type SpokenAmendment, type SpokenDuty } from './amendment-words.ts'

const words = {
  title: { 'zh-CN': '提出调整', en: 'Ask for a change' },
  choose: { 'zh-CN': '选择要调整的接访:', en: 'Choose the duty to change:' },
  none: {
    'zh-CN': '今天起没有已发布的接访可以调整。',
    en: 'From today on nothing is published that could be changed.',
  },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  everybody: { 'zh-CN': '全部', en: 'Everybody' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  other: { 'zh-CN': '换一次接访', en: 'Another duty' },
  asked: { 'zh-CN': '已提出,等对方同意。', en: 'Asked for; the other leader is waited for.' },
  toApprove: { 'zh-CN': '已提出,等审签人批准。', en: 'Asked for; the approver is waited for.' },
  choice: { 'zh-CN': '请选择一项', en: 'Please choose one' },
  long: { 'zh-CN': '最多300个字', en: 'at most 300 characters' },
} as const satisfies Record<string, Text>

const kindOf = (word: string): AmendmentKind | undefined =>
  Object.hasOwn(amendmentWords, word) ? (word as AmendmentKind) : undefined

/** A duty in force that the caller may ask a change of. */
const dutyIn = (call: OfficeCall, id: string): SpokenDuty | undefined => {
  const found = dutyInForce(call.database, call.office.id, id)
  return found && mayAsk(call, found.duty.leader) ? { ...found.duty, month: found.month } : undefined
}

const openOn = (call: OfficeCall, ids: readonly string[]) =>
  amendmentsOf(call.database, call.office.id).find(
    (one) => isOpen(one) && (ids.includes(one.duty) || (one.otherDuty !== null && ids.includes(one.otherDuty))),
  )

const page = (
  call: OfficeCall,
  proposer: Proposer,
  shown: { duty: SpokenDuty; kind: AmendmentKind | undefined; form: Form; wrongs: Wrongs },
  status?: 422,
): Promise<Response> => {
  const { duty, kind, form, wrongs } = shown
  const names = namesIn(call)
  const open = openOn(call, [duty.id])
  return call.page(
    { title: words.title, tab: 'amendments' },
    <section class="amendments">
      <h1>{call.say(words.title)}</h1>
      <p class="notice">
        <b>{names.leader(duty.leader)}</b> {names.title(duty.leader, duty.unit, duty.date)}
        <br />
        {call.say(dayWords(duty.date))} {call.say(sessionWords[duty.session])} · {names.place(duty.place)}
        <br />
        <a href={call.at('/amendments/new')}>{call.say(words.other)}</a>
      </p>
      {open ? (
        <p class="notice warn">
          {call.say(refusals.open)} <a href={call.at(`/amendments/${open.id}`)}>#{open.id}</a>
        </p>
      ) : null}
      <KindChoice {...{ call, duty, kind }} />
      {kind ? <AskForm {...{ call, proposer, duty, kind, form, wrongs, names }} /> : null}
    </section>,
    status,
  )
}

/** The form that asks for a change: which duty, what kind, then what that kind needs. */
export const newAmendment = (call: OfficeCall): Promise<Response> => {
  const query = formOf(Object.entries(call.http.req.query()))
  const proposer = proposerOf(call)
  if (query.get('duty') === '') return chooseDuty(call, proposer)
  const duty = dutyIn(call, query.get('duty'))
  if (!duty) return plainPage(call, 'notFound')
  return page(call, proposer, { duty, kind: kindOf(query.get('kind')), form: query, wrongs: noWrongs })
}

/** The duties in force from today on, those of others left out for leaders. */
const chooseDuty = (call: OfficeCall, { today }: Proposer): Promise<Response> => {
  const names = namesIn(call)
  const all = dutiesBetween(call.database, call.office.id, today, '2199-12-31').filter(({ duty }) =>
    mayAsk(call, duty.leader),
  )
  const leaders = [...new Set(all.map(({ duty }) => duty.leader))]
  const leader = call.http.req.query('leader') ?? ''
  const duties = leaders.includes(leader) ? all.filter(({ duty }) => duty.leader === leader) : all
  return call.page(
    { title: words.title, tab: 'amendments' },
    <section class="amendments">
      <h1>{call.say(words.title)}</h1>
      <p>{call.say(duties.length === 0 ? words.none : words.choose)}</p>
      {leaders.length > 1 ? (
        <form action={call.at('/amendments/new')} class="row">
          <ChoiceField
            name="leader"
            label={call.say(words.leader)}
            value={leader}
            empty={call.say(words.everybody)}
            choices={leaders.map((id) => ({ value: id, words: names.leader(id) }))}
            wrongs={noWrongs}
            language={call.language}
          />
          <button type="submit" class="secondary">
            {call.say(words.filter)}
          </button>
        </form>
      ) : null}
      <ul class="choices">
        {[...groupBy(duties, ({ duty }) => duty.date)].map(([day, those]) => (
          <li>
            <b>{call.say(dayWords(day))}</b>
            <ul class="duty-list">
              {those.map(({ duty }) => (
                <li class="listed">
                  <a href={call.at(`/amendments/new?duty=${encodeURIComponent(duty.id)}`)}>
                    {names.leader(duty.leader)}
                  </a>{' '}
                  <span class="quiet">
                    {call.say(sessionWords[duty.session])} {names.place(duty.place)}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>,
  )
}

/** What a form asks for; undefined where it names a duty that is none. */
const askedIn = (
  call: OfficeCall,
  kind: AmendmentKind,
  duty: SpokenDuty,
  choice: string,
): SpokenAmendment | undefined => {
  if (kind === 'cancel') return { kind, duty }
  if (kind === 'cover')
    return leaderOf(call.database, call.office.id, choice) && { kind, duty, otherLeader: choice }
  if (kind === 'defer') return daySchema.safeParse(choice).success ? { kind, duty, toDay: choice } : undefined
  const other = dutyInForce(call.database, call.office.id, choice)
  return other && { kind, duty, other: { ...other.duty, month: other.month }, otherLeader: other.duty.leader }
}

/** What is wrong with what is asked, beside empty fields. */
const wrongWith = (call: OfficeCall, proposer: Proposer, asked: SpokenAmendment): Text | undefined => {
  if (openOn(call, [asked.duty.id, ...(asked.other ? [asked.other.id] : [])])) return refusals.open
  const proposed = proposer.propose(asked)
  if (!proposed.ok) return proposed.refusal.says
  const first = proposed.value.outcomes.flatMap(({ now, effect }) =>
    effect.forbidden.map((finding) =>
      findingInWords(now, finding, namesOf(now.plan, call.language), call.language),
    ),
  )[0]
  return first === undefined
    ? undefined
    : {
        'zh-CN': `${refusals.forbidden['zh-CN']}${first}`,
        en: `${refusals.forbidden.en} ${first}`,
      }
}

/** Asks for a change. What would break a built-in is refused at once; what breaks rules is for the approver to judge. */
export const saveAmendment = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const { database } = call.app
  const duty = dutyIn(call, form.get('duty'))
  const kind = kindOf(form.get('kind'))
  if (!duty || !kind) return plainPage(call, 'notFound')
  const proposer = proposerOf(call)
  const wrongs = missing(form, ['reason'])
  if ([...form.get('reason')].length > 300) wrongs.set('reason', words.long)
  const field = choiceField(kind)
  const choice = field ? form.get(field) : ''
  if (field && choice === '') wrongs.set(field, words.choice)
  const asked = wrongs.has(field ?? '') ? undefined : askedIn(call, kind, duty, choice)
  if (!asked && !wrongs.has(field ?? '')) return plainPage(call, 'notFound')
  const wrong = asked && wrongWith(call, proposer, asked)
  if (wrong) wrongs.set('', wrong)
  if (!asked || wrongs.size > 0) return page(call, proposer, { duty, kind, form, wrongs }, 422)
  const { other, otherLeader, toDay } = asked
  // Nothing has waited since the checks, so that nothing can have come between.
  const id = database.write(() =>
    addAmendment(database, call.actor, {
      kind,
      roster: rosterIdOf(database, call.office.id, duty.month)!,
      duty: duty.id,
      leader: duty.leader,
      otherRoster: other ? rosterIdOf(database, call.office.id, other.month)! : null,
      otherDuty: other?.id ?? null,
      otherLeader: otherLeader ?? null,
      toDay: toDay ?? null,
      reason: form.get('reason'),
    }),
  )
  return call.redirect(call.at(`/amendments/${id}`), otherLeader === undefined ? words.toApprove : words.asked)
}
