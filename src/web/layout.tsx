import type { Child, FC } from 'hono/jsx'
import type { Language, Text } from '../domain/text.ts'
import type { Person, Said } from './call.tsx'

/** What the frame of a page shows around it. */
export interface Shown {
  readonly title: Text
  /** The menu entry it belongs to. */
  readonly tab?: string
  /** Wide pages use the whole screen. */
  readonly wide?: boolean
  /** Names of scripts in src/web/assets that the page wants. */
  readonly scripts?: readonly string[]
  /** Seconds after which the page is asked for again. */
  readonly refresh?: number
}

/** A tab of the menu. */
export interface MenuEntry {
  readonly tab: string
  readonly href: string
  readonly words: Text
}

interface FrameProps extends Shown {
  readonly language: Language
  readonly person?: Person | undefined
  readonly officeName?: string | undefined
  readonly menu: readonly MenuEntry[]
  /** This page’s own address, for coming back to it. */
  readonly here: string
  /** Served without https beyond this machine. */
  readonly isPlain: boolean
  /** Of the page before: what was done. */
  readonly said?: Said | undefined
  readonly children?: Child
}

const words = {
  product: { 'zh-CN': '领导干部接访排班', en: 'Reception roster' },
  skip: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  plain: {
    'zh-CN': '本页没有加密(http):同一网络里的人可能看到密码和内容。请系统管理员配置 https。',
    en: 'This page is not encrypted (http): others on the network may read passwords and contents. Ask the administrator for https.',
  },
  signOut: { 'zh-CN': '退出', en: 'Sign out' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  offices: { 'zh-CN': '切换单位', en: 'Offices' },
  admin: { 'zh-CN': '系统管理', en: 'Administration' },
  menu: { 'zh-CN': '主菜单', en: 'Main menu' },
  user: { 'zh-CN': '账号', en: 'Account' },
} as const satisfies Record<string, Text>

/** The frame of every page: works without scripts, needs nothing from outside. */
export const Layout: FC<FrameProps> = ({ language, title, tab, person, officeName, menu, children, ...frame }) => {
  const say = (text: Text): string => text[language]
  const other = language === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        {frame.refresh === undefined ? null : <meta http-equiv="refresh" content={String(frame.refresh)} />}
        <title>{`${say(title)} · ${officeName ?? say(words.product)}`}</title>
        <link rel="stylesheet" href="/assets/pico.css" />
        <link rel="stylesheet" href="/assets/app.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {frame.scripts?.map((name) => (
          <script src={`/assets/${name}`} defer />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {say(words.skip)}
        </a>
        {frame.isPlain ? (
          <p class="plain-http" role="note">
            {say(words.plain)}
          </p>
        ) : null}
        <header class="top">
          <a class="brand" href="/">
            {officeName ?? say(words.product)}
          </a>
          {menu.length > 0 ? (
            <nav class="menu" aria-label={say(words.menu)}>
              {menu.map((entry) => (
                <a href={entry.href} aria-current={entry.tab === tab ? 'page' : undefined}>
                  {say(entry.words)}
                </a>
              ))}
            </nav>
          ) : null}
          <nav class="user" aria-label={say(words.user)}>
            {person ? (
              <>
                {new Set(person.memberships.map(({ office }) => office)).size > 1 ? (
                  <a href="/offices">{say(words.offices)}</a>
                ) : null}
                {person.isAdmin ? <a href="/admin">{say(words.admin)}</a> : null}
                <a href="/account">{person.shownName}</a>
                <form method="post" action="/sign-out">
                  <button type="submit" class="link">
                    {say(words.signOut)}
                  </button>
                </form>
              </>
            ) : (
              <a href="/sign-in">{say(words.signIn)}</a>
            )}
            <form method="post" action="/language">
              <input type="hidden" name="back" value={frame.here} />
              <button type="submit" class="link" name="language" value={other} lang={other}>
                {other === 'en' ? 'English' : '中文'}
              </button>
            </form>
          </nav>
        </header>
        <main id="content" class={frame.wide ? 'wide' : 'narrow'}>
          {frame.said ? (
            <p class={frame.said.isRefusal ? 'said refused' : 'said'} role="status">
              {say(frame.said)}
            </p>
          ) : null}
          {children}
        </main>
      </body>
    </html>
  )
}
