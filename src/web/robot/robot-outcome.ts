import type { RobotKind } from '../../domain/robot.ts'
import type { Text } from '../../domain/text.ts'

/** How a message ended, in words for whoever set the robot up. */
const outcomeWords = {
  sent: { 'zh-CN': '机器人已收下', en: 'the robot has taken it' },
  'wrong-key': {
    'zh-CN': '机器人不认这个地址:地址可能抄错了,或者机器人已从群里移除。请到群设置里重新复制地址',
    en: 'the robot does not know this address: it was copied wrongly, or the robot was removed from the group. Copy it again from the group’s settings',
  },
  stopped: { 'zh-CN': '机器人在群里被停用了', en: 'the robot is stopped in its group' },
  signature: {
    'zh-CN': '签名不对:请核对密钥,并核对服务器的时间',
    en: 'the signature is refused: check the secret, and the clock of the server',
  },
  keyword: {
    'zh-CN': '机器人设了关键词,消息里没有。请在机器人的安全设置里把“接访”加为关键词,或改用签名',
    en: 'the robot wants a keyword that the message lacks: add “接访” to its keywords, or use a signature',
  },
  ip: {
    'zh-CN': '机器人只收指定IP发来的消息。请把本系统服务器的出口IP加进它的白名单',
    en: 'the robot takes messages of certain IP addresses only: add the one of this server to its list',
  },
  content: { 'zh-CN': '机器人不接受这条消息的内容', en: 'the robot refuses what the message says' },
  'too-frequent': {
    'zh-CN': '消息发得太频繁,机器人要歇一会儿再收',
    en: 'too many messages in a short time; the robot takes more after a while',
  },
  busy: { 'zh-CN': '机器人的服务器正忙', en: 'the robot’s server is busy' },
  refused: { 'zh-CN': '机器人没有收下,它回复的代码是', en: 'the robot refused it with the code' },
  http: {
    'zh-CN': '这个地址的服务器没有收下,它回复的状态是',
    en: 'the server at this address refused it with the status',
  },
  redirected: {
    'zh-CN': '这个地址要转到别处去,没有照办。请核对地址',
    en: 'this address leads elsewhere, which was not followed; check it',
  },
  unreadable: {
    'zh-CN': '回复看不懂,对方可能不是群机器人。请核对地址',
    en: 'the answer cannot be understood; it may be no group robot. Check the address',
  },
  timeout: { 'zh-CN': '等了10秒没有回复', en: 'there was no answer within 10 seconds' },
  unreachable: {
    'zh-CN': '连不上:本系统的服务器可能上不了外网',
    en: 'it cannot be reached; this server may have no way to the internet',
  },
  forbidden: { 'zh-CN': '这个地址不允许发送', en: 'messages may not go to this address' },
  off: { 'zh-CN': '机器人停用了,不再发送', en: 'the robot was turned off' },
  late: { 'zh-CN': '耽搁太久,不再发送', en: 'it lay too long' },
} as const satisfies Record<string, Text>
type OutcomeName = keyof typeof outcomeWords

/** How a message ended; `code`: what the other side answered, where it says more. */
export interface RobotOutcome {
  readonly is: OutcomeName
  readonly code?: number | undefined
}

/** An outcome as it is kept: `keyword 310000`. */
export const outcomeWord = ({ is, code }: RobotOutcome): string => (code === undefined ? is : `${is} ${code}`)

/** A kept outcome in words. */
export const sayOutcome = (kept: string): Text => {
  const [name = '', code] = kept.split(' ')
  const said: Text = Object.hasOwn(outcomeWords, name) ? outcomeWords[name as OutcomeName] : outcomeWords.unreadable
  if (code === undefined) return said
  return name === 'refused' || name === 'http'
    ? { 'zh-CN': `${said['zh-CN']}${code}`, en: `${said.en} ${code}` }
    : { 'zh-CN': `${said['zh-CN']}(代码${code})`, en: `${said.en} (code ${code})` }
}

/** Codes by which the makers refuse, from their documentation and what users report. */
const codes: Record<RobotKind, Readonly<Record<number, OutcomeName>>> = {
  wecom: {
    93000: 'wrong-key',
    93004: 'stopped',
    93008: 'wrong-key',
    45009: 'too-frequent',
    45033: 'too-frequent',
    60020: 'ip',
    [-1]: 'busy',
  },
  dingtalk: {
    300001: 'wrong-key',
    400101: 'wrong-key',
    400106: 'wrong-key',
    400013: 'wrong-key',
    400102: 'stopped',
    130101: 'too-frequent',
    410100: 'too-frequent',
    430101: 'content',
    430102: 'content',
    430103: 'content',
    430104: 'content',
    [-1]: 'busy',
  },
  feishu: {
    19001: 'wrong-key',
    19021: 'signature',
    19022: 'ip',
    19024: 'keyword',
    11232: 'too-frequent',
    99991400: 'too-frequent',
  },
}

/** DingTalk has one code for all that its security settings refuse, and says in words which of them it was. */
const dingtalkRefusal = (said: string): OutcomeName =>
  /keyword|关键词/i.test(said) ? 'keyword' : /\bip\b|白名单|whitelist/i.test(said) ? 'ip' : 'signature'

const numberIn = (answer: Record<string, unknown>): number | undefined =>
  [answer.errcode, answer.code, answer.StatusCode].find((code): code is number => Number.isSafeInteger(code))

const refusalOf = (kind: RobotKind, code: number, said: string): RobotOutcome => {
  if (kind === 'dingtalk' && code === 310_000) return { is: dingtalkRefusal(said), code }
  if (kind === 'feishu' && code === 9499 && /too many/i.test(said)) return { is: 'too-frequent', code }
  return { is: codes[kind][code] ?? 'refused', code }
}

/** What an answer of a robot says: its HTTP status, and its body as far as it was read. */
export const outcomeOf = (kind: RobotKind, status: number, body: string): RobotOutcome => {
  if (status >= 300 && status < 400) return { is: 'redirected', code: status }
  const answer = asObject(body)
  const code = answer && numberIn(answer)
  // A code says more than the status does.
  if (code !== undefined && code !== 0) return refusalOf(kind, code, String(answer?.errmsg ?? answer?.msg ?? ''))
  if (status === 429) return { is: 'too-frequent', code: status }
  if (status < 200 || status > 299) return { is: 'http', code: status }
  return { is: code === 0 ? 'sent' : 'unreadable' }
}

const asObject = (body: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body)
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
