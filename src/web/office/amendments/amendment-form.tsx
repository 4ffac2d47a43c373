import type { Child, FC } from 'hono/jsx'
import { dayWords, monthWords } from '../../../domain/day-words.ts'
import { type AmendmentKind, amendmentWords } from '../../../domain/draft.ts'
import { roleWords } from '../../../domain/leader.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { isWithoutSubstitute } from '../../../roster/amend.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, type Form, FormWrong, type Wrongs } from '../../form.tsx'
import type { Proposer } from './amending.ts'
import { coverOptions, deferOptions, type Option, swapOptions } from './amendment-choices.ts'
import { commonEffect, EffectList } from './amendment-effect.tsx'
import { refusals } from './amendment-refusals.ts'
import type { OfficeNames, SpokenDuty } from './amendment-words.ts'

const words = {
  kind: { 'zh-CN': '怎么调整', en: 'What kind of change' },
  cover: { 'zh-CN': '由谁顶替(影响最小的在前)', en: 'Who stands in (least broken first)' },
  swap: { 'zh-CN': '与哪次接访调换(影响最小的在前)', en: 'Traded for which duty (least broken first)' },
  defer: { 'zh-CN': '顺延到哪天', en: 'To which later day' },
  cancel: { 'zh-CN': '取消以后,这场接访就少一位领导。', en: 'The session then has one leader less.' },
  more: { 'zh-CN': '其余的', en: 'The others' },
  cannot: { 'zh-CN': '不能选的', en: 'Not possible' },
  common: { 'zh-CN': '选哪一项都会:', en: 'Whichever is chosen:' },
  none: { 'zh-CN': '没有可选的。', en: 'There is none.' },
  not: { 'zh-CN': '不能', en: 'not possible' },
  toDraft: {
    'zh-CN': '那个月还没发布:写进草稿并锁定',
    en: 'that month is not published yet: it goes into its draft, pinned',
  },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  reasonHint: {
    'zh-CN': '必填,最多300字。写公务原因即可,不要写来访群众的信息。',
    en: 'At most 300 characters. Nothing about petitioners.',
  },
  save: { 'zh-CN': '提出', en: 'Ask for it' },
} as const satisfies Record<string, Text>

const about: Record<AmendmentKind, Text> = {
  swap: { 'zh-CN': '与另一位领导互换', en: 'two leaders trade' },
  cover: { 'zh-CN': '由另一位领导代替', en: 'another stands in' },
  defer: { 'zh-CN': '本人改到以后某天', en: 'he himself, on a later day' },
  cancel: { 'zh-CN': '不再接访', en: 'nobody' },
}

/** Options shown at once; the rest unfolds. */
const most = 10

/** The field in which a kind of change is chosen; none for cancelling. */
export const choiceField = (kind: AmendmentKind): 'leader' | 'other' | 'to' | undefined =>
  (({ cover: 'leader', swap: 'other', defer: 'to', cancel: undefined }) as const)[kind]

/** The kinds of change, each a link to its own form. */
export const KindChoice: FC<{ call: OfficeCall; duty: SpokenDuty; kind: AmendmentKind | undefined }> = ({
  call,
  duty,
  kind,
}) => (
  <nav class="kinds" aria-label={call.say(words.kind)}>
    {(Object.keys(amendmentWords) as AmendmentKind[]).map((one) => (
      <a
        class="kind"
        href={call.at(`/amendments/new?duty=${encodeURIComponent(duty.id)}&kind=${one}`)}
        aria-current={one === kind ? 'true' : undefined}
      >
        <b>{call.say(amendmentWords[one])}</b> <small class="kind-about">{call.say(about[one])}</small>
      </a>
    ))}
  </nav>
)

interface AskFormProps {
  readonly call: OfficeCall
  readonly proposer: Proposer
  readonly duty: SpokenDuty
  readonly kind: AmendmentKind
  readonly form: Form
  readonly wrongs: Wrongs
  readonly names: OfficeNames
}

/** The form of one kind of change. */
export const AskForm: FC<AskFormProps> = (props) => {
  const { call, proposer, duty, kind, form, wrongs } = props
  const { language, office } = call
  const month = proposer.monthNow(duty.month).inForce?.month
  const isBarred =
    (kind === 'cover' || kind === 'swap') &&
    month !== undefined &&
    isWithoutSubstitute(month, duty, office.settings.noSubstitute)
  if (isBarred)
    return (
      <p class="notice bad">
        {call.say(refusals.noSubstitute(props.names.leader(duty.leader)))}{' '}
        <span class="quiet">
          {office.settings.noSubstitute.map((role) => call.say(roleWords[role])).join('、')}
        </span>
      </p>
    )
  return (
    <>
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/amendments/new')}>
        <input type="hidden" name="duty" value={duty.id} />
        <input type="hidden" name="kind" value={kind} />
        <Choices {...props} />
        <AreaField
          name="reason"
          label={call.say(words.reason)}
          hint={call.say(words.reasonHint)}
          value={form.get('reason')}
          {...{ wrongs, language }}
        />
        <button type="submit">{call.say(words.save)}</button>
      </form>
    </>
  )
}

const Choices: FC<AskFormProps> = ({ call, proposer, duty, kind, form, wrongs, names }) => {
  const field = choiceField(kind)
  if (!field) {
    const cancelled = proposer.propose({ kind, duty })
    return (
      <div class="notice">
        <p>{call.say(words.cancel)}</p>
        {cancelled.ok ? <EffectList call={call} outcomes={cancelled.value.outcomes} /> : null}
      </div>
    )
  }
  const [options, label] = {
    leader: () => [coverOptions(proposer, duty), coverLabel(call, names, duty)] as const,
    other: () => [swapOptions(call, proposer, duty), swapLabel(call, names, duty)] as const,
    to: () => [deferOptions(proposer, duty), deferLabel(call, proposer)] as const,
  }[field]()
  const wrong = wrongs.get(field)
  const able = options.filter(isPossible)
  const common = commonEffect(
    call,
    able.map(({ outcomes }) => outcomes),
  )
  const row = (option: Option) => (
    <li class="way">
      <label class="choose">
        <input
          type="radio"
          name={field}
          value={option.value}
          checked={form.get(field) === option.value}
          disabled={!isPossible(option)}
        />
        <span>{label(option)}</span>
      </label>
      {option.not === undefined ? (
        <EffectList {...{ call, common }} outcomes={option.outcomes} isBrief={true} />
      ) : (
        <span class="rule-effect">
          <span class="mark">{call.say(words.not)}</span> {call.say(option.not)}
        </span>
      )}
    </li>
  )
  const folded = (title: Text, those: readonly Option[], isUnfolded: boolean) =>
    those.length === 0 ? null : (
      <details open={isUnfolded}>
        <summary>
          {call.say(title)} ({those.length})
        </summary>
        <ul class="way-list">{those.map(row)}</ul>
      </details>
    )
  const isChosen = ({ value }: Option): boolean => value === form.get(field)
  return (
    <fieldset class="ways">
      <legend class="ways-name">{call.say(words[kind])}</legend>
      {wrong ? <small class="wrong">{call.say(wrong)}</small> : null}
      {able.length === 0 ? <p>{call.say(words.none)}</p> : null}
      {common.size > 0 ? (
        <div class="notice">
          {call.say(words.common)}
          <EffectList {...{ call, common }} outcomes={able[0]!.outcomes} isCommon={true} />
        </div>
      ) : null}
      <ul class="way-list">{able.slice(0, most).map(row)}</ul>
      {folded(words.more, able.slice(most), able.slice(most).some(isChosen))}
      {folded(
        words.cannot,
        options.filter((option) => !isPossible(option)),
        able.length === 0,
      )}
    </fieldset>
  )
}

const isPossible = ({ outcomes, not }: Option): boolean =>
  not === undefined && outcomes.every(({ effect }) => effect.forbidden.length === 0)

const coverLabel =
  (_call: OfficeCall, names: OfficeNames, duty: SpokenDuty) =>
  ({ value }: Option): Child => (
    <>
      <b>{names.leader(value)}</b> <span class="quiet">{names.title(value, duty.unit, duty.date)}</span>
    </>
  )

const swapLabel =
  (call: OfficeCall, names: OfficeNames, duty: SpokenDuty) =>
  ({ other }: Option): Child => (
    <>
      <b>{names.leader(other!.leader)}</b> {call.say(dayWords(other!.date))}
      {call.say(sessionWords[other!.session])}{' '}
      <span class="quiet">
        {other!.place === duty.place ? '' : `${names.place(other!.place)} · `}
        {names.title(other!.leader, other!.unit, other!.date)}
      </span>
    </>
  )

const deferLabel =
  (call: OfficeCall, proposer: Proposer) =>
  ({ value }: Option): Child => {
    const month = proposer.monthNow(value.slice(0, 7))
    return (
      <>
        <b>{call.say(dayWords(value))}</b>{' '}
        <span class="quiet">
          {call.say(monthWords(value.slice(0, 7)))}
          {month.isPublished ? '' : ` · ${call.say(words.toDraft)}`}
        </span>
      </>
    )
  }
