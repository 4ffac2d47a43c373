import type { Child } from 'hono/jsx'
import type { Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'

const tabs = [
  { tab: 'offices', href: '/admin', words: { 'zh-CN': '办公室', en: 'Offices' } },
  { tab: 'users', href: '/admin/users', words: { 'zh-CN': '用户', en: 'Users' } },
  { tab: 'units', href: '/admin/units', words: { 'zh-CN': '单位', en: 'Units' } },
  { tab: 'log', href: '/admin/log', words: { 'zh-CN': '记录', en: 'Log' } },
] as const satisfies readonly { tab: string; href: string; words: Text }[]

const navigation: Text = { 'zh-CN': '系统管理', en: 'Administration' }

/** A page of administration, with the ways to its other pages above it. */
export const adminPage = (
  call: PersonCall,
  { title, tab }: { readonly title: Text; readonly tab: (typeof tabs)[number]['tab'] },
  content: Child,
  status?: 409 | 422,
): Promise<Response> =>
  call.page(
    { title },
    <>
      <nav class="years" aria-label={call.say(navigation)}>
        {tabs.map((one) => (
          <a
            href={one.href}
            aria-current={one.tab === tab ? 'page' : undefined}
            class={one.tab === tab ? 'is-here' : undefined}
          >
            {call.say(one.words)}
          </a>
        ))}
      </nav>
      <h1>{call.say(title)}</h1>
      {content}
    </>,
    status,
  )
