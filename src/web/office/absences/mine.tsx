import type { FC } from 'hono/jsx'
import { amendmentsOf } from '../../../db/amendment-store.ts'
import { availabilityOf } from '../../../db/availability-store.ts'
import { dutiesBetween } from '../../../db/duty-store.ts'
import { type KeptLeader, leadersOf } from '../../../db/leader-store.ts'
import { addDays } from '../../../domain/day.ts'
import { postsOn } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, formOf, noWrongs, type Wrongs } from '../../form.tsx'
import { namesIn, type OfficeNames } from '../amendments/amendment-words.ts'
import { OwnChanges } from '../changes/own-changes.tsx'
import { MineFeeds } from '../feeds/mine-feeds.tsx'
import { DutyCases } from '../mine-cases/duty-cases.tsx'
import { MineCases } from '../mine-cases/mine-cases.tsx'
import { todayOf } from '../today.ts'
import { Restore } from './absence-form.tsx'
import { Clashes, clashesOf } from './clashes.tsx'
import { DutyList } from './duty-list.tsx'
import { MineAbsences } from './mine-absences.tsx'
import { takenBack } from './undo.ts'

const words = {
  title: { 'zh-CN': '我的接访', en: 'Mine' },
  nobody: {
    'zh-CN': '您的账号还没有对应的领导,请联系经办人。',
    en: 'Your account is not tied to a leader yet; ask the clerk.',
  },
  coming: { 'zh-CN': '接下来的接访', en: 'Coming up' },
  none: { 'zh-CN': '目前没有已发布的接访。', en: 'Nothing is published at present.' },
  consent: { 'zh-CN': '去处理', en: 'Look at them' },
} as const satisfies Record<string, Text>

/** The last day there is, for asking about all that is to come. */
const endOfDays = '2199-12-31'

/** A leader’s form as it was sent, and what is wrong with it. */
export interface Sent {
  readonly leader: string
  readonly form: Form
  readonly wrongs: Wrongs
}

/** The leaders somebody acts for in this office, in the official order. */
export const ownLeadersOf = (call: OfficeCall): KeptLeader[] =>
  leadersOf(call.database, call.office.id).filter(({ id }) => call.ownLeaders.has(id))

/** What leaders and their liaison officers see and enter; `sent` is a form to be mended. */
export const minePage = (call: OfficeCall, sent?: Sent, status?: 422): Promise<Response> => {
  const leaders = ownLeadersOf(call)
  const undone = takenBack(call)
  const names = namesIn(call)
  const undoneFor = leaders.find(({ id }) => id === undone?.leader)
  return call.page(
    { title: words.title, tab: 'mine' },
    <div class="mine">
      <h1>{call.say(words.title)}</h1>
      {leaders.length === 0 ? <p class="notice">{call.say(words.nobody)}</p> : null}
      {undone && undoneFor ? (
        <Restore {...{ call }} entry={undone} name={undoneFor.name} action={call.at('/mine/absences')} />
      ) : null}
      {leaders.map((leader) => (
        <Own {...{ call, leader, names }} sent={sent?.leader === leader.id ? sent : undefined} />
      ))}
    </div>,
    status,
  )
}

/** A leader’s own page. */
export const showMine = (call: OfficeCall): Promise<Response> => minePage(call)

const Own: FC<{
  readonly call: OfficeCall
  readonly leader: KeptLeader
  readonly names: OfficeNames
  readonly sent: Sent | undefined
}> = ({ call, leader, names, sent }) => {
  const { database, office } = call
  const today = todayOf(call)
  const dutiesOf = (from: string, to: string) =>
    dutiesBetween(database, office.id, from, to)
      .map(({ duty }) => duty)
      .filter((duty) => duty.leader === leader.id)
  const coming = dutiesOf(today, endOfDays)
  const past = dutiesOf(`${today.slice(0, 4)}-01-01`, addDays(today, -1))
  const entries = availabilityOf(database, { office: office.id, leaders: [leader.id], from: today })
  const waiting = amendmentsOf(database, office.id).filter(
    ({ state, otherLeader }) => state === 'asked' && otherLeader === leader.id,
  )
  return (
    <section aria-labelledby={`leader-${leader.id}`}>
      <h2 id={`leader-${leader.id}`}>
        {leader.name}{' '}
        <small class="quiet">
          {postsOn(leader, today)
            .map(({ title }) => title)
            .join('、')}
        </small>
      </h2>
      {waiting.length === 0 ? null : (
        <p class="notice warn">
          {call.say(waitingWords(waiting.length))} <a href={call.at('/amendments')}>{call.say(words.consent)}</a>
        </p>
      )}
      <OwnChanges {...{ call, names }} leader={leader.id} />
      <Clashes {...{ call }} duties={clashesOf(call, entries)} nameOf={() => ''} mayAsk={true} />
      <h3>{call.say(words.coming)}</h3>
      {coming.length === 0 ? (
        <p class="quiet">{call.say(words.none)}</p>
      ) : (
        <DutyList {...{ call }} duties={coming} />
      )}
      {past.length === 0 ? null : (
        <details>
          <summary>{call.say(pastWords(past.length))}</summary>
          <DutyList
            {...{ call }}
            duties={past.toReversed()}
            beside={({ id }) => <DutyCases {...{ call, leader: leader.id }} duty={id} />}
          />
        </details>
      )}
      <MineCases {...{ call, leader: leader.id }} />
      <MineAbsences
        {...{ call, leader, entries }}
        form={sent?.form ?? formOf([])}
        wrongs={sent?.wrongs ?? noWrongs}
      />
      <MineFeeds {...{ call, leader }} />
    </section>
  )
}

const pastWords = (n: number): Text => ({
  'zh-CN': `今年已过去的接访(${n}次)`,
  en: `Earlier this year (${n})`,
})

const waitingWords = (n: number): Text => ({
  'zh-CN': `有${n}项调整等您同意。`,
  en: `${n} requested ${n === 1 ? 'change waits' : 'changes wait'} for your consent.`,
})
