import type { FC } from 'hono/jsx'
import type { Fetch } from '../../../db/feeds-file.ts'
import { revokeSubscription, type Subscription } from '../../../db/subscription-store.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { join, list, same, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { feedAddresses } from '../../feeds/feed-addresses.ts'
import { FormWrong, noWrongs, readForm, type Wrongs } from '../../form.tsx'
import { publicAddress } from '../../public-address.ts'
import { type FeedOwner, leaderOwnersOf } from './feed-owners.ts'
import { devicesOf, giveAddress, isFull, tooManyWords } from './give-address.ts'
import { clerksOf, Sheet } from './sheet.tsx'

const words = {
  title: { 'zh-CN': '打印订阅单', en: 'Print sheets' },
  about: {
    'zh-CN': '每位领导一张A4纸,上面有只给他用的二维码。下面已经勾选在任而还没有设备的领导。',
    en: 'One A4 sheet for each leader, with a code for him alone. Those in office who have no device are ticked.',
  },
  once: {
    'zh-CN': '二维码只显示一次,没有打印成功就要重新来。给同一位领导再打印一次,他上一张还没用过的纸质单自动作废。',
    en: 'The codes are shown once: if printing fails, start again. Another sheet for the same leader ends the one before, unless it has been used.',
  },
  without: { 'zh-CN': '还没有设备的', en: 'Without a device' },
  unused: { 'zh-CN': '打印过,还没有用的', en: 'Printed, not used yet' },
  others: { 'zh-CN': '已有设备的', en: 'With a device' },
  nobody: { 'zh-CN': '在任的领导都有设备了。', en: 'Everybody in office has a device.' },
  choose: { 'zh-CN': '请至少选一位领导', en: 'Choose somebody' },
  make: { 'zh-CN': '生成订阅单', en: 'Make the sheets' },
  paper: { 'zh-CN': '纸质单', en: 'Paper' },
  ready: {
    'zh-CN': '只显示这一次,请现在打印,每位领导一页。离开或刷新本页,这些单子就看不到了。',
    en: 'Shown this once: print them now, a page for each. Once you leave or reload this page they are gone.',
  },
  print: { 'zh-CN': '打印', en: 'Print' },
  byBrowser: { 'zh-CN': '也可以用浏览器的打印(Ctrl+P)。', en: 'Or by the browser’s own printing (Ctrl+P).' },
  back: { 'zh-CN': '返回', en: 'Back' },
} as const satisfies Record<string, Text>

/** What subscriptions of a sheet are called, in every language: a sheet is known again by it. */
const paperNames: readonly string[] = Object.values(words.paper)

/** Whether an address was given out on paper and surely nobody has used it: fetches were noted all the time since. */
const isUnused = (
  { name, id, at }: Subscription,
  fetches: ReadonlyMap<number, Fetch>,
  notedSince: string,
): boolean => paperNames.includes(name) && at >= notedSince && !fetches.has(id)

/** Leaders in office today, by whether they have a device. */
const candidatesOf = (call: OfficeCall) => {
  const [fetches, notedSince] = [call.app.feeds.fetches(), call.app.feeds.notedSince()]
  const devices = groupBy(devicesOf(call), ({ feed }) => feed)
  const groups = groupBy(
    leaderOwnersOf(call).filter(({ posts }) => posts !== ''),
    ({ feed }) => {
      const held = devices.get(feed) ?? []
      return held.length === 0
        ? 'without'
        : held.every((one) => isUnused(one, fetches, notedSince))
          ? 'unused'
          : 'others'
    },
  )
  return {
    without: groups.get('without') ?? [],
    unused: groups.get('unused') ?? [],
    others: groups.get('others') ?? [],
  }
}

/** How many leaders in office have no device. */
export const withoutDevice = (call: OfficeCall): number => candidatesOf(call).without.length

/** `chosen`: what a refused form had ticked; else those without a device are. */
const choosePage = (
  call: OfficeCall,
  wrongs: Wrongs,
  status?: 422,
  chosen?: ReadonlySet<string>,
): Promise<Response> => {
  const { without, unused, others } = candidatesOf(call)
  return call.page(
    { title: words.title, tab: 'feeds' },
    <>
      <p class="back">
        <a href={call.at('/feeds')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <p>{call.say(words.about)}</p>
      <p class="notice">{call.say(words.once)}</p>
      <FormWrong {...{ wrongs }} language={call.language} />
      <form method="post" action={call.at('/feeds/sheets')}>
        {without.length === 0 ? <p>{call.say(words.nobody)}</p> : null}
        <Choices
          {...{ call }}
          title={words.without}
          leaders={without}
          isOpen={true}
          ticked={chosen ?? new Set(without.map(({ feed }) => feed))}
        />
        <Choices
          {...{ call }}
          title={words.unused}
          leaders={unused}
          isOpen={without.length === 0}
          ticked={chosen}
        />
        <Choices {...{ call }} title={words.others} leaders={others} ticked={chosen} />
        <button type="submit">{call.say(words.make)}</button>
      </form>
    </>,
    status,
  )
}

const Choices: FC<{
  readonly call: OfficeCall
  readonly title: Text
  readonly leaders: readonly FeedOwner[]
  readonly ticked: ReadonlySet<string> | undefined
  readonly isOpen?: boolean
}> = ({ call, title, leaders, ticked, isOpen = false }) =>
  leaders.length === 0 ? null : (
    <details open={isOpen} class="picks">
      <summary>
        {call.say(title)} ({leaders.length})
      </summary>
      <div class="ticks">
        {leaders.map(({ feed, name, posts }) => (
          <label class="pick">
            <input type="checkbox" name="feed" value={feed} checked={ticked?.has(feed) ?? false} />
            {name} <span class="quiet">{posts}</span>
          </label>
        ))}
      </div>
    </details>
  )

/** The choice of leaders who get a sheet. */
export const showSheets = (call: OfficeCall): Promise<Response> => choosePage(call, noWrongs)

/** Makes an address for each leader chosen, and shows all sheets in one document to print, this once. */
export const makeSheets = async (call: OfficeCall): Promise<Response> => {
  const { app } = call
  const chosen = new Set((await readForm(call)).all('feed'))
  const owners = leaderOwnersOf(call).filter(({ feed }) => chosen.has(feed))
  if (owners.length === 0) return choosePage(call, new Map([['', words.choose]]), 422)
  const full = owners.filter(({ feed }) => isFull(call, feed))
  if (full.length > 0) return choosePage(call, new Map([['', fullWords(full)]]), 422, chosen)
  const [fetches, notedSince] = [app.feeds.fetches(), app.feeds.notedSince()]
  const devices = groupBy(devicesOf(call), ({ feed }) => feed)
  const base = publicAddress(call)
  const made = app.database.write(() =>
    owners.map((owner) => {
      // What was printed before and never used would stay valid in somebody’s drawer.
      for (const device of devices.get(owner.feed) ?? [])
        if (isUnused(device, fetches, notedSince)) revokeSubscription(app.database, call.actor, device.id)
      return {
        ...owner,
        addresses: feedAddresses(base, giveAddress(call, owner.feed, call.say(words.paper))),
      }
    }),
  )
  const clerks = clerksOf(call)
  return call.page(
    { title: words.title, tab: 'feeds', scripts: ['feeds.js'] },
    <>
      <div class="screen-only">
        <p class="back">
          <a href={call.at('/feeds')}>← {call.say(words.back)}</a>
        </p>
        <h1>{call.say(madeWords(made.length))}</h1>
        <p class="notice good" role="status">
          {call.say(words.ready)}
        </p>
        <p>
          <button type="button" data-print hidden>
            {call.say(words.print)}
          </button>{' '}
          <small class="quiet">{call.say(words.byBrowser)}</small>
        </p>
      </div>
      {made.map((owner) => (
        <Sheet {...{ call, owner, clerks }} />
      ))}
    </>,
  )
}

const fullWords = (owners: readonly FeedOwner[]): Text => {
  const names = list(owners.map(({ name }) => same(name)))
  return join([names, tooManyWords], { 'zh-CN': ':', en: ': ' })
}

const madeWords = (n: number): Text => ({
  'zh-CN': `${n}张订阅单`,
  en: `${n} ${n === 1 ? 'sheet' : 'sheets'}`,
})
