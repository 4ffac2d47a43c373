import { createHmac } from 'node:crypto'
import type { RobotKind } from '../../domain/robot.ts'

/** Where a robot listens, and the key that signs what it is sent; empty where it wants no signature. */
export interface RobotTarget {
  readonly kind: RobotKind
  readonly address: string
  readonly secret: string
}

/**
 * Bytes of text one message may have. WeCom: 2,048 of its content (developer.work.weixin.qq.com, 群机器人配置说明);
 * DingTalk and Feishu: 20 KB of the whole request, some of which is not text.
 */
const mostBytes: Record<RobotKind, number> = { wecom: 2048, dingtalk: 18_000, feishu: 18_000 }

const bytesOf = (words: string): number => Buffer.byteLength(words)

/** As many whole lines as fit into so many bytes, and how many more there are. */
export const fitting = (words: string, most: number): string => {
  if (bytesOf(words) <= most) return words
  const lines = words.split('\n')
  for (let kept = lines.length - 1; kept > 0; kept--) {
    const short = [...lines.slice(0, kept), `……另有${lines.length - kept}行,请在系统里查看`].join('\n')
    if (bytesOf(short) <= most) return short
  }
  let first = ''
  for (const sign of lines[0]!) {
    if (bytesOf(`${first}${sign}…`) > most) break
    first += sign
  }
  return `${first}…`
}

/** Text that calls nobody: WeCom and Feishu read <@…> and <at …> as somebody’s name. */
const calm = (words: string): string => words.replaceAll('<', '＜')

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')

/**
 * What a robot is sent at the instant `now`: the text in its maker’s form, signed where there is a secret.
 * DingTalk signs `milliseconds\nsecret` with the secret, in the address (open.dingtalk.com, 自定义机器人安全设置); Feishu
 * signs nothing with `seconds\nsecret`, in the body (open.feishu.cn, 自定义机器人使用指南).
 */
export const requestOf = (
  { kind, address, secret }: RobotTarget,
  words: string,
  now: string,
): { readonly address: string; readonly body: string } => {
  const text = fitting(calm(words), mostBytes[kind])
  const milliseconds = Date.parse(now)
  if (kind === 'feishu') {
    const timestamp = String(Math.floor(milliseconds / 1000))
    const signed = secret === '' ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') }
    return { address, body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }) }
  }
  const body = JSON.stringify({ msgtype: 'text', text: { content: text } })
  if (kind === 'wecom' || secret === '') return { address, body }
  const url = new URL(address)
  url.searchParams.set('timestamp', String(milliseconds))
  url.searchParams.set('sign', hmac(secret, `${milliseconds}\n${secret}`))
  return { address: url.href, body }
}
