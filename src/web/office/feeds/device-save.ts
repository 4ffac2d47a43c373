import { revokeSubscription, type Subscription, subscriptionAt } from '../../../db/subscription-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { addDevicePage, deviceWrongs } from './add-device.tsx'
import { type FeedOwner, feedName, ownerOf } from './feed-owners.ts'
import { giveAddress, giveAnother, isFull, tooManyWords } from './give-address.ts'
import { shownOnce } from './shown-once.tsx'

const words = {
  revoked: {
    'zh-CN': '已停用:这台设备里的日历会变空,30天后地址彻底失效。',
    en: 'Revoked: the calendar on this device becomes empty, and after 30 days its address ends for good.',
  },
  gone: { 'zh-CN': '这个地址已经停用了。', en: 'This address has been revoked already.' },
} as const satisfies Record<string, Text>

type Answer = Response | Promise<Response>

/** The pages whose devices are changed: the office’s, or a leader’s own. */
export interface DevicePages {
  readonly back: string
  readonly action: string
  readonly tab: string
  /** Whether whoever asks may have this calendar. */
  mayHave(feed: string): boolean
}

const ofOffice = (call: OfficeCall): DevicePages => ({
  back: call.at('/feeds'),
  action: call.at('/feeds/new'),
  tab: 'feeds',
  mayHave: () => true,
})

/** The device of the address; undefined where there is none, or it is not for who asks. */
const deviceIn = (call: OfficeCall, pages: DevicePages): Subscription | undefined => {
  const found = subscriptionAt(call.app.database, call.office.id, Number(call.http.req.param('subscription')))
  return found && pages.mayHave(found.feed) ? found : undefined
}

/** Adds a device and shows its address this once. */
export const addDeviceBy = async (call: OfficeCall, pages: DevicePages): Promise<Response> => {
  const form = await readForm(call)
  const owner = ownerOf(call, form.get('feed'))
  if (!owner || !pages.mayHave(owner.feed)) return plainPage(call, 'notFound')
  const wrongs = isFull(call, owner.feed) ? new Map([['', tooManyWords]]) : deviceWrongs(form)
  if (wrongs.size > 0) return addDevicePage(call, owner, pages, form, wrongs, 422)
  const name = form.get('name')
  const token = call.app.database.write(() => giveAddress(call, owner.feed, name))
  return shownOnce(call, owner, { name, token }, pages)
}

/** Gives a device another address and shows it this once. */
export const rotateDeviceBy = (call: OfficeCall, pages: DevicePages): Answer => {
  const device = deviceIn(call, pages)
  if (!device) return plainPage(call, 'notFound')
  // Whoever has left the office’s units gets no new one.
  const owner: FeedOwner | undefined = ownerOf(call, device.feed)
  const token = owner && giveAnother(call, device)
  return owner && token
    ? shownOnce(call, owner, { name: device.name, token }, pages)
    : call.refuse(pages.back, owner ? words.gone : leftWords(feedName(call.app.database, call.office, device.feed)))
}

/** Ends a device’s address. */
export const revokeDeviceBy = (call: OfficeCall, pages: DevicePages): Answer => {
  const device = deviceIn(call, pages)
  if (!device) return plainPage(call, 'notFound')
  const { app, actor } = call
  const isEnded = app.database.write(() => revokeSubscription(app.database, actor, device.id))
  return isEnded ? call.redirect(pages.back, words.revoked) : call.refuse(pages.back, words.gone)
}

const leftWords = (name: string): Text => ({
  'zh-CN': `“${name}”已经不在本单位,不能换新地址,只能停用。`,
  en: `“${name}” is not of this office any more: its address can only be revoked.`,
})

/** A clerk adds a device. */
export const addDevice = (call: OfficeCall): Answer => addDeviceBy(call, ofOffice(call))

/** A clerk gives a device another address. */
export const rotateDevice = (call: OfficeCall): Answer => rotateDeviceBy(call, ofOffice(call))

/** A clerk ends a device’s address. */
export const revokeDevice = (call: OfficeCall): Answer => revokeDeviceBy(call, ofOffice(call))
