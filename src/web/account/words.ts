import type { Text } from '../../domain/text.ts'

/** Words of the pages about signing in and passwords. */
export const accountWords = {
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  name: { 'zh-CN': '用户名', en: 'User name' },
  password: { 'zh-CN': '密码', en: 'Password' },
  newPassword: { 'zh-CN': '新密码', en: 'New password' },
  again: { 'zh-CN': '再输一遍新密码', en: 'New password again' },
  wrong: { 'zh-CN': '用户名或密码不对。', en: 'User name or password is wrong.' },
  differ: { 'zh-CN': '两次输入的不一样', en: 'The two are not the same' },
  sameAsName: { 'zh-CN': '密码不能和用户名相同', en: 'The password cannot be the user name' },
  usedLink: {
    'zh-CN': '这个链接已经用过、过期或不完整。请系统管理员再发一个。',
    en: 'This link was used, has ended or is not complete. Ask the administrator for another.',
  },
} as const satisfies Record<string, Text>

/** Said to whoever must wait before trying again. */
export const waitWords = (seconds: number): Text => ({
  'zh-CN': `试得太多了,请${seconds < 90 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`}后再试。`,
  en: `Too many tries; please wait ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
})
