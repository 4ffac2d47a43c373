import type { FC } from 'hono/jsx'
import { officeById, saveOffice } from '../../../db/office-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'

const words = {
  isClosed: {
    'zh-CN': '全部日历已经关闭:手机和电脑里订阅的日历现在都是空的。重新开放后自动恢复,不用再扫码。',
    en: 'All calendars are closed: what phones and computers subscribe to is empty now. Opened again they fill by themselves; nobody has to scan anything.',
  },
  about: {
    'zh-CN':
      '出了问题(如地址外传、安排要保密)时,可以一下子关闭本单位的全部日历,公开的也在内。关闭后所有订阅的日历都变空;重新开放后自动恢复,不用再扫码。手机要等下一次更新才会变。',
    en: 'Should something go wrong, such as an address that got out, all calendars of the office can be closed at once, the open ones too. They stay empty until they are opened again, and then fill by themselves. Devices notice when they next look.',
  },
  close: { 'zh-CN': '关闭全部日历', en: 'Close all calendars' },
  open: { 'zh-CN': '重新开放', en: 'Open them again' },
  closed: {
    'zh-CN': '已关闭全部日历:订阅的日历都会变空,直到重新开放。',
    en: 'All calendars are closed, and empty until they are opened again.',
  },
  opened: { 'zh-CN': '已重新开放:订阅的日历会自动恢复。', en: 'All calendars are open again.' },
  stale: {
    'zh-CN': '您打开之后,别人刚刚改过单位的设置,所以没有执行。请看清现在的状态,再点一次。',
    en: 'Somebody has changed the office’s settings since you opened this, so nothing was done. Look at how it is now, then try again.',
  },
} as const satisfies Record<string, Text>

const SwitchForm: FC<{ readonly call: OfficeCall; readonly to: 'open' | 'close' }> = ({ call, to }) => (
  <form method="post" action={call.at('/feeds/open')}>
    <input type="hidden" name="version" value={String(call.office.version)} />
    <button type="submit" name="to" value={to} class={to === 'close' ? 'secondary' : undefined}>
      {call.say(words[to])}
    </button>
  </form>
)

/** Above everything while all calendars are closed: that they are, and the way to open them. */
export const ClosedNotice: FC<{ readonly call: OfficeCall; readonly mayChange: boolean }> = ({
  call,
  mayChange,
}) =>
  call.office.settings.feedsOpen ? null : (
    <div class="notice warn">
      <p>{call.say(words.isClosed)}</p>
      {mayChange ? <SwitchForm {...{ call }} to="open" /> : null}
    </div>
  )

/** What closing does, and the way to do it. */
export const CloseSection: FC<{ readonly call: OfficeCall }> = ({ call }) =>
  call.office.settings.feedsOpen ? (
    <section class="apart">
      <h2 id="close">{call.say(words.close)}</h2>
      <p>{call.say(words.about)}</p>
      <SwitchForm {...{ call }} to="close" />
    </section>
  ) : null

/** Closes all calendars of the office, or opens them again. */
export const switchFeeds = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  if (!['close', 'open'].includes(form.get('to'))) return plainPage(call, 'unreadable')
  const { id, name, timezone, settings } = officeById(app.database, call.office.id)!
  const feedsOpen = form.get('to') !== 'close'
  const version = Number(form.get('version'))
  const saved = app.database.write(() =>
    saveOffice(app.database, actor, { id, name, timezone, settings: { ...settings, feedsOpen }, version }),
  )
  if (saved === stale) return call.refuse(call.at('/feeds'), words.stale)
  return call.redirect(call.at('/feeds'), feedsOpen ? words.opened : words.closed)
}
