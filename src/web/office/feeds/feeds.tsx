import type { FC } from 'hono/jsx'
import { clockIn } from '../../../calendar/instant.ts'
import type { Fetch } from '../../../db/feeds-file.ts'
import { type Subscription, subscriptionsOf } from '../../../db/subscription-store.ts'
import { feedOf } from '../../../domain/feed.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Text } from '../../../domain/text.ts'
import { nameTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { CopyField } from '../../feeds/address-fields.tsx'
import { openAddresses } from '../../feeds/feed-addresses.ts'
import { stepWords } from '../../feeds/step-words.ts'
import { ChoiceField, noWrongs, TextField } from '../../form.tsx'
import { isIntranet, publicAddress } from '../../public-address.ts'
import { DeviceList, isLate } from './device-list.tsx'
import { type FeedOwner, feedName, leaderOwnersOf, placeOwnersOf } from './feed-owners.ts'
import { ClosedNotice, CloseSection } from './feeds-switch.tsx'
import { withoutDevice } from './sheets.tsx'

const words = {
  title: { 'zh-CN': '日历订阅', en: 'Calendars' },
  about: {
    'zh-CN': '领导扫一次码,以后每次安排和调整都自动进入他的手机日历。每台设备用自己的地址,可以单独停用。',
    en: 'A leader scans a code once, and every duty and every change comes into his calendar. Each device has an address of its own, which can be revoked alone.',
  },
  leaders: { 'zh-CN': '领导', en: 'Leaders' },
  search: { 'zh-CN': '姓名、单位或职务', en: 'Name, unit or post' },
  show: { 'zh-CN': '只看', en: 'Show' },
  all: { 'zh-CN': '全部', en: 'All' },
  without: { 'zh-CN': '还没有设备的', en: 'Without a device' },
  late: { 'zh-CN': '有设备3天没有更新的', en: 'With a device that has not fetched for 3 days' },
  find: { 'zh-CN': '查找', en: 'Find' },
  nobody: { 'zh-CN': '没有符合条件的领导。', en: 'Nobody fits.' },
  owner: { 'zh-CN': '谁的日历', en: 'Whose' },
  devices: { 'zh-CN': '设备', en: 'Devices' },
  none: { 'zh-CN': '还没有设备', en: 'no device' },
  add: { 'zh-CN': '添加设备', en: 'Add a device' },
  places: { 'zh-CN': '单位和接访地点', en: 'The office and its places' },
  left: { 'zh-CN': '已经不在名单上的', en: 'Not on the list any more' },
  open: { 'zh-CN': '公开的日历', en: 'Open calendars' },
  openAbout: {
    'zh-CN': '谁都可以订阅,不用地址保密;里面只有已经公示的内容,和本单位哪些天放假、上班及其原因。',
    en: 'For anybody to subscribe to: they hold what the notice says, and which days the office works or not, and why.',
  },
  public: { 'zh-CN': '接访公示日历', en: 'The notice' },
  workdays: { 'zh-CN': '工作日历(放假和调休)', en: 'Workdays and days off' },
  notPublic: {
    'zh-CN': '接访公示没有公开,所以没有公示日历。',
    en: 'The notice is not public, so it has no calendar.',
  },
  close: { 'zh-CN': '关闭全部日历', en: 'Close all calendars' },
  revoked: { 'zh-CN': '停用过的地址', en: 'Revoked addresses' },
  by: { 'zh-CN': '停用于', en: 'revoked' },
} as const satisfies Record<string, Text>

/** Most revoked addresses that are listed, the latest. */
const mostRevoked = 100

const shownKinds = ['without', 'late'] as const

/** Who subscribes to what in an office: leaders without a device first, then those whose device is silent. */
export const showFeeds = (call: OfficeCall): Promise<Response> => {
  const { database, office, language, http, app } = call
  const mayChange = call.roles.has('clerk')
  const fetches = app.feeds.fetches()
  const all = subscriptionsOf(database, office.id)
  const devices = groupBy(
    all.filter(({ revokedAt }) => revokedAt === null),
    ({ feed }) => feed,
  )
  const heldBy = ({ feed }: Pick<FeedOwner, 'feed'>): readonly Subscription[] => devices.get(feed) ?? []
  const isSilent = (owner: FeedOwner): boolean =>
    heldBy(owner).some((device) => isLate(device, fetches.get(device.id), app.now()))
  const leaders = leaderOwnersOf(call)
  const places = placeOwnersOf(call)
  const listed = new Set<string>([...leaders, ...places].map(({ feed }) => feed))
  const left = [...devices.values()]
    .map(([first]) => first!.feed)
    .filter((feed) => !listed.has(feed))
    .map((feed) => ({ feed, name: feedName(database, office, feed), posts: '' }))
  const asked = { q: http.req.query('q') ?? '', show: http.req.query('show') ?? '' }
  // Whoever holds no post and no address has nothing to do with this.
  const current = leaders.filter((owner) => owner.posts !== '' || heldBy(owner).length > 0)
  const rank = (owner: FeedOwner): number => (heldBy(owner).length === 0 ? 0 : isSilent(owner) ? 1 : 2)
  const found = current
    .filter((owner) => fits(owner, asked.q))
    .filter((owner) => asked.show !== 'without' || rank(owner) === 0)
    .filter((owner) => asked.show !== 'late' || isSilent(owner))
    .sort((a, b) => rank(a) - rank(b))
  // Most places have nobody who subscribes to them.
  const isIdle = (owner: FeedOwner): boolean => owner !== places[0] && heldBy(owner).length === 0
  const idle = places.filter(isIdle)
  const table = { call, heldBy, fetches, mayChange }
  const address = publicAddress(call)
  const open = openAddresses(address, office.id)
  return call.page(
    { title: words.title, tab: 'feeds', wide: true, scripts: ['feeds.js'] },
    <>
      <h1>{call.say(words.title)}</h1>
      <ClosedNotice {...{ call, mayChange }} />
      <p>{call.say(words.about)}</p>
      {isIntranet(address) ? <p class="notice warn">{call.say(stepWords.intranet)}</p> : null}
      <nav class="years" aria-label={call.say(words.title)}>
        {(['leaders', 'places', 'open'] as const).map((part) => (
          <a href={`#${part}`}>{call.say(words[part])}</a>
        ))}
        {mayChange && office.settings.feedsOpen ? <a href="#close">{call.say(words.close)}</a> : null}
      </nav>
      <h2 id="leaders">{call.say(words.leaders)}</h2>
      {mayChange ? (
        <p>
          <a class="button" href={call.at('/feeds/sheets')}>
            {call.say(printWords(withoutDevice(call)))}
          </a>
        </p>
      ) : null}
      <form method="get" action={call.at('/feeds')} class="row">
        <TextField name="q" label={call.say(words.search)} value={asked.q} wrongs={noWrongs} {...{ language }} />
        <ChoiceField
          name="show"
          label={call.say(words.show)}
          value={asked.show}
          empty={call.say(words.all)}
          choices={shownKinds.map((value) => ({ value, words: call.say(words[value]) }))}
          wrongs={noWrongs}
          {...{ language }}
        />
        <button type="submit" class="secondary">
          {call.say(words.find)}
        </button>
      </form>
      <p class="quiet">
        {call.say(countWords(current.length, current.filter((owner) => rank(owner) === 0).length))}
      </p>
      {found.length === 0 ? <p>{call.say(words.nobody)}</p> : <OwnerTable {...table} owners={found} />}
      <h2 id="places">{call.say(words.places)}</h2>
      <OwnerTable {...table} owners={places.filter((owner) => !isIdle(owner))} />
      {idle.length === 0 ? null : (
        <details>
          <summary>{call.say(idleWords(idle.length))}</summary>
          <OwnerTable {...table} owners={idle} />
        </details>
      )}
      {left.length === 0 ? null : (
        <>
          <h2>{call.say(words.left)}</h2>
          <OwnerTable {...table} owners={left} isClosed={true} />
        </>
      )}
      <h2 id="open">{call.say(words.open)}</h2>
      <p>{call.say(words.openAbout)}</p>
      <div class="row wide">
        {office.settings.notice.isPublic ? (
          <CopyField {...{ call }} label={call.say(words.public)} id="public" value={open.public} />
        ) : (
          <p>{call.say(words.notPublic)}</p>
        )}
        <CopyField {...{ call }} label={call.say(words.workdays)} id="workdays" value={open.workdays} />
      </div>
      <Revoked {...{ call }} revoked={all.filter(({ revokedAt }) => revokedAt !== null)} />
      {mayChange ? <CloseSection {...{ call }} /> : null}
    </>,
  )
}

const fits = ({ feed, name, posts }: FeedOwner, q: string): boolean => {
  const word = nameTyped(q.normalize('NFKC')).toLowerCase()
  return [name, posts, feedOf(feed).id].some((said) => said.toLowerCase().includes(word))
}

const OwnerTable: FC<{
  readonly call: OfficeCall
  readonly owners: readonly FeedOwner[]
  readonly heldBy: (owner: FeedOwner) => readonly Subscription[]
  readonly fetches: ReadonlyMap<number, Fetch>
  readonly mayChange: boolean
  /** Nothing is added any more. */
  readonly isClosed?: boolean
}> = ({ call, owners, heldBy, fetches, mayChange, isClosed = false }) => (
  <table class="feeds people">
    <thead>
      <tr>
        <th scope="col">{call.say(words.owner)}</th>
        <th scope="col">{call.say(words.devices)}</th>
        {mayChange && !isClosed ? (
          <th scope="col">
            <span class="unseen">{call.say(words.add)}</span>
          </th>
        ) : null}
      </tr>
    </thead>
    <tbody>
      {owners.map((owner) => (
        <tr>
          <th scope="row">
            {owner.name} <small class="quiet">{owner.posts}</small>
          </th>
          <td>
            {heldBy(owner).length === 0 ? (
              <span class="quiet">{call.say(words.none)}</span>
            ) : (
              <DeviceList
                {...{ call, fetches }}
                owner={owner.name}
                devices={heldBy(owner)}
                path={mayChange ? call.at('/feeds') : undefined}
              />
            )}
          </td>
          {mayChange && !isClosed ? (
            <td class="add-device">
              <a href={call.at(`/feeds/new?feed=${encodeURIComponent(owner.feed)}`)}>
                {call.say(words.add)}
                <span class="unseen"> {owner.name}</span>
              </a>
            </td>
          ) : null}
        </tr>
      ))}
    </tbody>
  </table>
)

const Revoked: FC<{ readonly call: OfficeCall; readonly revoked: readonly Subscription[] }> = ({
  call,
  revoked,
}) =>
  revoked.length === 0 ? null : (
    <details>
      <summary>
        {call.say(words.revoked)} ({revoked.length})
      </summary>
      <ul>
        {revoked.slice(0, mostRevoked).map(({ feed, name, revokedAt }) => (
          <li>
            {feedName(call.database, call.office, feed)} · {name}{' '}
            <small class="quiet">
              {call.say(words.by)} {clockIn(revokedAt!, call.office.timezone)}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )

const countWords = (all: number, without: number): Text => ({
  'zh-CN': `在任${all}位,还没有设备的${without}位。`,
  en: `${all} in office, ${without} without a device.`,
})

const idleWords = (n: number): Text => ({
  'zh-CN': `还没有设备的接访地点(${n}处)`,
  en: `Places without a device (${n})`,
})

const printWords = (n: number): Text => ({
  'zh-CN': n === 0 ? '打印订阅单' : `为还没有订阅的领导打印(${n}位)`,
  en: n === 0 ? 'Print sheets' : `Print sheets for those without a device (${n})`,
})
