import type { RobotKind } from '../../domain/robot.ts'
import { robotKindWords } from '../../domain/robot.ts'
import type { Text } from '../../domain/text.ts'

/** The makers’ own hosts: by https on the usual port. */
const makers: Record<RobotKind, readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
}

const usualPort = { 'https:': '443', 'http:': '80' } as const

const isNamed = (url: URL, host: string): boolean => {
  const [, name, port] = /^(.+?)(?::(\d+))?$/.exec(host)!
  const own = url.port || usualPort[url.protocol as keyof typeof usualPort]
  return url.hostname === name && (port === undefined ? url.port === '' : own === port)
}

/**
 * What is wrong with the address of a robot; undefined where messages may go there. Only the makers’ hosts, and those an
 * administrator has named (`hosts`, in lower case, with a port or without): nobody can make the service ask the intranet.
 */
export const wrongAddress = (kind: RobotKind, address: string, hosts: readonly string[]): Text | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isWeb = url && Object.hasOwn(usualPort, url.protocol) && url.username === '' && url.password === ''
  if (!isWeb)
    return { 'zh-CN': '这不是网址,要从https://开始', en: 'This is no web address; it begins with https://' }
  if (hosts.some((host) => isNamed(url, host))) return undefined
  if (url.protocol === 'https:' && makers[kind].some((host) => isNamed(url, host))) return undefined
  const maker = robotKindWords[kind]
  const own = makers[kind].map((host) => `https://${host}/`)
  return {
    'zh-CN': `这不是${maker['zh-CN']}机器人的地址,应该以${own.join('或')}开头`,
    en: `This is no address of a robot of ${maker.en}; it begins with ${own.join(' or ')}`,
  }
}

/** An address or secret so that it can be known again, not used. */
export const masked = (secret: string): string => {
  const end = secret.length >= 16 ? secret.slice(-4) : ''
  const host = URL.canParse(secret) ? `${new URL(secret).origin}/` : ''
  return `${host}…${end}`
}
