import type { FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import { type KeptMessage, type KeptRobot, messagesOf, robotOf } from '../../../db/robot-store.ts'
import { type RobotKind, robotKindWords } from '../../../domain/robot.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  noWrongs,
  TextField,
  TickField,
  type Wrongs,
} from '../../form.tsx'
import { masked } from '../../robot/robot-address.ts'
import { sayOutcome } from '../../robot/robot-outcome.ts'

const words = {
  title: { 'zh-CN': '群机器人', en: 'Group robot' },
  back: { 'zh-CN': '设置', en: 'Settings' },
  about: {
    'zh-CN':
      '发布安排、批准调整时,由企业微信、钉钉或飞书群里的机器人说一声:哪天、哪里、谁替谁。不发事由,不发来访人的任何信息。',
    en: 'When a month is published or a change approved, a robot in a WeCom, DingTalk or Feishu group says so: which day, where, who instead of whom. Never a reason, never anything about visitors.',
  },
  on: { 'zh-CN': '已启用', en: 'on' },
  off: { 'zh-CN': '未启用', en: 'off' },
  kind: { 'zh-CN': '哪种机器人', en: 'Kind' },
  address: { 'zh-CN': '地址(Webhook)', en: 'Address (webhook)' },
  howTo: {
    'zh-CN': '在群设置里添加“自定义机器人”(企业微信叫“消息推送”),复制它给出的地址',
    en: 'Add a custom robot in the group’s settings and copy the address it gives',
  },
  secret: { 'zh-CN': '签名密钥', en: 'Secret for signatures' },
  secretHint: {
    'zh-CN': '机器人的安全设置选了“加签”或“签名校验”才填;企业微信没有',
    en: 'Only where the robot wants a signature; WeCom has none',
  },
  noSecret: { 'zh-CN': '不再用签名密钥', en: 'Use no secret any more' },
  isOn: { 'zh-CN': '启用', en: 'On' },
  save: { 'zh-CN': '保存', en: 'Save' },
  test: { 'zh-CN': '发一条测试消息', en: 'Send a test message' },
  messages: { 'zh-CN': '最近的消息', en: 'Latest messages' },
  none: { 'zh-CN': '还没有消息。', en: 'No messages yet.' },
  again: { 'zh-CN': '再试一次', en: 'Try again' },
  sent: { 'zh-CN': '已发出', en: 'sent' },
  waiting: { 'zh-CN': '等着发', en: 'waiting' },
  givenUp: { 'zh-CN': '没有发出', en: 'not sent' },
  nextTry: { 'zh-CN': '下次再试:', en: 'next try: ' },
} as const satisfies Record<string, Text>

/** Messages shown. */
const most = 30

const formOfRobot = (robot: KeptRobot | undefined): Form =>
  formOf([
    ['version', String(robot?.version ?? 0)],
    ['kind', robot?.kind ?? 'wecom'],
    ...(robot?.isOn ? [['isOn', 'yes'] as const] : []),
  ])

/** The robot’s page, its form as it is kept or as it was typed; what is kept is never shown whole. */
export const robotPage = (call: OfficeCall, form: Form, wrongs: Wrongs, status?: 409 | 422): Promise<Response> => {
  const { database, office, language } = call
  const robot = robotOf(database, office.id)
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  const messages = messagesOf(database, office.id, most)
  return call.page(
    { title: words.title, tab: 'settings' },
    <section class="medium">
      <p>
        <a href={call.at('/settings')}>← {call.say(words.back)}</a>
      </p>
      <h1>
        {call.say(words.title)}{' '}
        <span class={robot?.isOn ? 'mark good' : 'mark'}>{call.say(robot?.isOn ? words.on : words.off)}</span>
      </h1>
      <p class="quiet">{call.say(words.about)}</p>
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/robot')}>
        <input type="hidden" name="version" value={form.get('version')} />
        <ChoiceField
          {...field('kind')}
          label={call.say(words.kind)}
          choices={(Object.keys(robotKindWords) as RobotKind[]).map((value) => ({
            value,
            words: call.say(robotKindWords[value]),
          }))}
        />
        <TextField
          {...field('address')}
          label={call.say(words.address)}
          hint={call.say(robot ? keptWords(masked(robot.address)) : words.howTo)}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          {...field('secret')}
          type="password"
          label={call.say(words.secret)}
          hint={call.say(robot?.secret ? keptWords(masked(robot.secret)) : words.secretHint)}
          autocomplete="new-password"
        />
        {robot?.secret ? (
          <TickField name="noSecret" label={call.say(words.noSecret)} isTicked={form.has('noSecret')} />
        ) : null}
        <TickField name="isOn" label={call.say(words.isOn)} isTicked={form.has('isOn')} />
        <button type="submit">{call.say(words.save)}</button>
      </form>
      {robot ? (
        <form method="post" action={call.at('/robot/test')}>
          <button type="submit" class="secondary">
            {call.say(words.test)}
          </button>
        </form>
      ) : null}
      <h2>{call.say(words.messages)}</h2>
      {messages.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ul class="choices">
        {messages.map((message) => (
          <Message {...{ call, message }} canSend={robot?.isOn ?? false} />
        ))}
      </ul>
    </section>,
    status,
  )
}

/** The robot of the office. */
export const showRobot = (call: OfficeCall): Promise<Response> =>
  robotPage(call, formOfRobot(robotOf(call.database, call.office.id)), noWrongs)

const Message: FC<{ readonly call: OfficeCall; readonly message: KeptMessage; readonly canSend: boolean }> = ({
  call,
  message,
  canSend,
}) => {
  const { timezone } = call.office
  const [state, mark] = message.sentAt
    ? ([words.sent, 'good'] as const)
    : message.givenUpAt
      ? ([words.givenUp, 'bad'] as const)
      : ([words.waiting, 'warn'] as const)
  const isWaiting = !message.sentAt && !message.givenUpAt
  return (
    <li>
      {message.words.split('\n').map((line) => (
        <div>{line}</div>
      ))}
      <small class="published-at quiet">
        <span class={`mark ${mark}`}>{call.say(state)}</span>{' '}
        {call.say(momentWords(message.sentAt ?? message.at, timezone))}
        {message.answer && !message.sentAt ? ` · ${call.say(sayOutcome(message.answer))}` : ''}
        {isWaiting && message.tries > 0 ? (
          <>
            {' · '}
            {call.say(words.nextTry)}
            {call.say(momentWords(message.dueAt, timezone))}
          </>
        ) : null}
      </small>
      {canSend && !message.sentAt && (message.givenUpAt || message.tries > 0) ? (
        <form method="post" action={call.at('/robot/again')} class="inline">
          <input type="hidden" name="id" value={String(message.id)} />
          <button type="submit" class="secondary small">
            {call.say(words.again)}
          </button>
        </form>
      ) : null}
    </li>
  )
}

const keptWords = (shown: string): Text => ({
  'zh-CN': `已保存:${shown} 不改就留空`,
  en: `Kept: ${shown} Leave empty to keep it`,
})
