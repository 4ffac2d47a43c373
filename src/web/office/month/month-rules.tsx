import type { FC } from 'hono/jsx'
import { everyLeaderName } from '../../../db/leader-store.ts'
import { shortfallSchema } from '../../../domain/roster.ts'
import type { Text } from '../../../domain/text.ts'
import { isSetKept } from '../../../roster/check.ts'
import { describeRule, isRequired } from '../../../rules/index.ts'
import { causesInWords } from '../../../words/cause.ts'
import { findingInWords } from '../../../words/finding.ts'
import type { OfficeCall } from '../../call.tsx'
import type { MonthView } from './month-view.ts'

const words = {
  rules: { 'zh-CN': '规则', en: 'Rules' },
  kept: { 'zh-CN': '满足', en: 'kept' },
  broken: { 'zh-CN': '未满足', en: 'broken' },
  missed: { 'zh-CN': '尽量,未满足', en: 'preferred, missed' },
  aim: { 'zh-CN': '目标', en: 'aim' },
  because: { 'zh-CN': '原因:', en: 'because: ' },
  all: { 'zh-CN': '所有必须遵守的规则都已满足。', en: 'Every required rule is kept.' },
  proven: { 'zh-CN': '已证明没有更好的排法。', en: 'Proven: no better roster exists.' },
  some: { 'zh-CN': '不符合规定之处', en: 'What is broken' },
  lost: {
    'zh-CN': '草稿里这些安排已不成立(停开或离任),保存下一步时会去掉:',
    en: 'These duties no longer stand (closed, or the leader has left) and go with the next step: ',
  },
  fallen: {
    'zh-CN': '这些锁定与现在的情况不符,自动编排时不再算数:',
    en: 'These pins go against the facts by now and no longer count: ',
  },
  explain: { 'zh-CN': '为什么排不成、有哪些出路', en: 'Why it cannot be done, and the ways out' },
} as const satisfies Record<string, Text>

/** Days on which places are open and nobody receives. */
const daysWithoutAnybody = ({ month, duties }: MonthView): number => {
  const busy = new Set(duties.map(({ slot }) => slot.date))
  return new Set([...month.slots.values()].map(({ date }) => date).filter((date) => !busy.has(date))).size
}

const unaskedWords = (n: number): Text => ({
  'zh-CN': `有${n}个开放日没有人接访:没有规则要求这些天有人。要求每天有人的规定,请在这里选用:`,
  en: `Nobody receives on ${n} open days: no rule asks for it. Choose one that does here:`,
})

const moreWords = (n: number): Text => ({ 'zh-CN': `另有${n}处`, en: `${n} more` })

/** Most findings shown at once. */
const most = 12

/** On top of the month: what is broken, with the reasons where the solver gave them, or that nothing is. */
export const MonthFindings: FC<{ readonly call: OfficeCall; readonly view: MonthView }> = ({ call, view }) => {
  const { month, judgement, names, draft, lost, fallenPins } = view
  if (!draft) return null
  const gone = lost.length > 0 ? everyLeaderName(call.database, call.office.id) : new Map<string, string>()
  const required = judgement.verdicts
    .filter(({ rule }) => isRequired(rule))
    .flatMap(({ verdict }) => verdict.findings)
  const findings = [...judgement.broken, ...required]
  // The solver’s reasons hold for its own answer on the same facts, finding by finding.
  const made =
    draft.made?.input === view.plan.hash ? shortfallSchema.array().safeParse(draft.made.shortfalls) : undefined
  const reasons =
    made?.success && judgement.broken.length === 0 && made.data.length === required.length ? made.data : []
  const causes = reasons.map(({ because }) =>
    causesInWords(because, names, call.language).join(call.language === 'en' ? '; ' : ';'),
  )
  // What several miss for the same reason is told once.
  const becauseOf = (n: number): string | undefined =>
    causes.indexOf(causes[n] ?? '') === n ? causes[n] : undefined
  const unasked = findings.length === 0 ? daysWithoutAnybody(view) : 0
  return (
    <>
      {unasked > 0 ? (
        <div class="notice warn">
          {call.say(unaskedWords(unasked))} <a href={call.at('/rules')}>{call.say(words.rules)}</a>
        </div>
      ) : null}
      {lost.length > 0 ? (
        <div class="notice warn">
          {call.say(words.lost)}
          {lost
            .map(
              ({ date, opening, leader }) =>
                `${date} ${names.opening(opening)} ${gone.get(leader) ?? names.leader(leader)}`,
            )
            .join('、')}
        </div>
      ) : null}
      {fallenPins.length > 0 ? (
        <div class="notice warn">
          {call.say(words.fallen)}
          {fallenPins.map((says) => call.say(says)).join(call.language === 'en' ? '; ' : ';')}
        </div>
      ) : null}
      {findings.length === 0 ? (
        <div class="notice good">
          {call.say(words.all)}{' '}
          {draft.made?.proven === true && draft.made.input === view.plan.hash ? call.say(words.proven) : ''}
        </div>
      ) : (
        <div class="notice bad">
          <b>{call.say(words.some)}</b>
          <ul>
            {findings.slice(0, most).map((finding, n) => {
              const because = becauseOf(n)
              return (
                <li>
                  {findingInWords(month, finding, names, call.language)}
                  {because ? (
                    <small>
                      {' '}
                      {call.say(words.because)}
                      {because}
                    </small>
                  ) : null}
                </li>
              )
            })}
          </ul>
          {findings.length > most ? (
            <details>
              <summary>{call.say(moreWords(findings.length - most))}</summary>
              <ul>
                {findings.slice(most).map((finding) => (
                  <li>{findingInWords(month, finding, names, call.language)}</li>
                ))}
              </ul>
            </details>
          ) : null}
          <a href={call.at(`/m/${view.name}/explain`)}>{call.say(words.explain)}</a>
        </div>
      )}
    </>
  )
}

/** Every rule, set by set, with whether this roster keeps it. */
export const MonthRules: FC<{ readonly call: OfficeCall; readonly view: MonthView }> = ({ call, view }) => {
  const { month, judgement, names } = view
  const amounts = new Map(judgement.verdicts.map(({ rule, verdict }) => [rule.id, verdict.amount]))
  return (
    <section>
      <h2>{call.say(words.rules)}</h2>
      {month.ruleSets.map((set) => (
        <details open={!isSetKept(set, judgement)}>
          <summary>
            <Mark call={call} is={isSetKept(set, judgement) ? 'kept' : 'broken'} /> {call.say(set.name)}
          </summary>
          <ul class="rules">
            {set.rules.map((rule) => {
              const isMissed = (amounts.get(rule.id) ?? 0) > 0
              const isAim = !isRequired(rule) && rule.strength === undefined
              return (
                <li>
                  <Mark
                    call={call}
                    is={
                      isRequired(rule)
                        ? isMissed
                          ? 'broken'
                          : 'kept'
                        : isAim
                          ? 'aim'
                          : isMissed
                            ? 'missed'
                            : 'kept'
                    }
                  />{' '}
                  {call.say(describeRule(rule, names))}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </section>
  )
}

const Mark: FC<{ readonly call: OfficeCall; readonly is: 'kept' | 'broken' | 'missed' | 'aim' }> = ({
  call,
  is,
}) => (
  <span class={`mark ${{ kept: 'good', broken: 'bad', missed: 'warn', aim: '' }[is]}`}>{call.say(words[is])}</span>
)
