import type { FC } from 'hono/jsx'
import type { Text } from '../../domain/text.ts'
import type { Call } from '../call.tsx'
import { type Phone, phones } from './phone.ts'
import { stepsOf, stepWords } from './step-words.ts'

const words = {
  how: { 'zh-CN': '怎么添加', en: 'How to add it' },
  others: { 'zh-CN': '别的手机和电脑', en: 'Other devices' },
} as const satisfies Record<string, Text>

/** Steps for the device at hand, those for others folded below. */
export const StepList: FC<{ readonly call: Call; readonly phone: Phone }> = ({ call, phone }) => (
  <>
    <h2>
      {call.say(words.how)}: {call.say(stepsOf[phone].title)}
    </h2>
    <StepsFor {...{ call, phone }} />
    <h2>{call.say(words.others)}</h2>
    {phones
      .filter((one) => one !== phone)
      .map((one) => (
        <details class="phone">
          <summary class="other-phone">{call.say(stepsOf[one].title)}</summary>
          <StepsFor {...{ call }} phone={one} />
        </details>
      ))}
    <details class="phone">
      <summary class="other-phone">{call.say(stepWords.chatTitle)}</summary>
      <p>{call.say(stepWords.chatStep)}</p>
    </details>
    <p class="quiet">{call.say(stepWords.versions)}</p>
    <p class="notice">{call.say(stepWords.howOften)}</p>
  </>
)

const StepsFor: FC<{ readonly call: Call; readonly phone: Phone }> = ({ call, phone }) => (
  <ol>
    {stepsOf[phone].steps.map((step) => (
      <li>{call.say(step)}</li>
    ))}
  </ol>
)
