import { momentWords } from '../../calendar/instant.ts'
import { officeById } from '../../db/office-store.ts'
import { type Subscription, subscriptionByHash } from '../../db/subscription-store.ts'
import type { Office } from '../../domain/office.ts'
import { same, type Text } from '../../domain/text.ts'
import type { Call } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { publicAddress } from '../public-address.ts'
import { hashOf } from '../token.ts'
import { AddressFields } from './address-fields.tsx'
import { mostGuesses } from './answer-feeds.ts'
import { clientWords, isBrowser } from './client-words.ts'
import { feedAddresses } from './feed-addresses.ts'
import { namedFeed } from './feed-names.ts'
import { isWithinChat, phoneOf } from './phone.ts'
import { StepList } from './step-list.tsx'
import { stepWords } from './step-words.ts'

const words = {
  about: {
    'zh-CN': '添加一次,以后每次安排和调整都会自动进入您的日历。',
    en: 'Add it once: from then on every duty and every change comes into your calendar.',
  },
  closed: {
    'zh-CN': '经办人暂时关闭了全部日历:现在添加,里面是空的;重新开放后自动恢复。',
    en: 'All calendars are closed at present: what you add now is empty, and fills by itself once they are open again.',
  },
  own: {
    'zh-CN': '这个地址只给一个人的一台设备用,请不要转发。',
    en: 'This address is for one device of one person: please do not pass it on.',
  },
} as const satisfies Record<string, Text>

const usedWords = (at: Text, client: Text): Text => ({
  'zh-CN': `已有设备在用这个地址:${client['zh-CN']},最近更新 ${at['zh-CN']}。再加一台设备,请另要一个地址。`,
  en: `A device uses this address already: ${client.en}, last at ${at.en}. For another device ask for another address.`,
})

/** The subscription of the address, its office, and what its calendar is called; undefined where none holds. */
const foundIn = ({ app, http }: Call) => {
  const token = http.req.param('token') ?? ''
  const subscription = subscriptionByHash(app.readOnly, hashOf(token))
  const office = subscription && officeById(app.readOnly, subscription.office)
  if (!subscription || subscription.revokedAt !== null || !office) return undefined
  const named = namedFeed(app.readOnly, subscription.feed, [office])
  return named && { token, subscription, office, name: named.name }
}

/** What a scanned code opens: whose calendar it is, and how this device gets it. */
export const showLanding = (call: Call): Response | Promise<Response> => {
  const { app, http } = call
  http.header('X-Robots-Tag', 'noindex, nofollow')
  const found = foundIn(call)
  if (!found) {
    const wait = app.throttle.take(`guesses of ${call.address}`, mostGuesses, 60)
    if (wait === 0) return plainPage(call, 'notFound')
    http.header('Retry-After', String(wait))
    return plainPage(call, 'busy')
  }
  const { token, office, name, subscription } = found
  const userAgent = http.req.header('user-agent') ?? ''
  const used = usedBy(call, subscription, office)
  return call.page(
    { title: same(name), scripts: ['feeds.js'] },
    <section class="landing">
      <p class="quiet">{office.name}</p>
      <h1>{name}</h1>
      {isWithinChat(userAgent) ? (
        <p class="notice warn" role="note">
          {call.say(stepWords.chat)}
        </p>
      ) : null}
      {office.settings.feedsOpen ? null : <p class="notice warn">{call.say(words.closed)}</p>}
      <p>{call.say(words.about)}</p>
      <AddressFields {...{ call }} addresses={feedAddresses(publicAddress(call), token)} />
      {used ? <p class="notice">{call.say(used)}</p> : null}
      <p class="quiet">{call.say(words.own)}</p>
      <StepList {...{ call }} phone={phoneOf(userAgent)} />
    </section>,
  )
}

/** By what the address is used already. */
const usedBy = ({ app }: Call, { id }: Subscription, { timezone }: Office): Text | undefined => {
  const fetch = app.feeds.fetches().get(id)
  return fetch && !isBrowser(fetch.client)
    ? usedWords(momentWords(fetch.at, timezone), clientWords(fetch.client))
    : undefined
}
