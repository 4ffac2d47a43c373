import { feedKey } from '../../../domain/feed.ts'
import type { OfficeCall } from '../../call.tsx'
import { ownLeadersOf } from '../absences/mine.tsx'
import { addDeviceBy, type DevicePages, revokeDeviceBy, rotateDeviceBy } from './device-save.ts'

/** A leader’s own page: for his calendar, and for those of the leaders a liaison officer acts for. */
const ofMine = (call: OfficeCall): DevicePages => {
  const own = new Set(ownLeadersOf(call).map(({ id }) => feedKey('leader', id)) as string[])
  return {
    back: call.at('/mine'),
    action: call.at('/mine/feeds'),
    tab: 'mine',
    mayHave: (feed) => own.has(feed),
  }
}

/** Adds a device of one’s own. */
export const addOwnDevice = (call: OfficeCall): Response | Promise<Response> => addDeviceBy(call, ofMine(call))

/** Gives a device of one’s own another address. */
export const rotateOwnDevice = (call: OfficeCall): Response | Promise<Response> =>
  rotateDeviceBy(call, ofMine(call))

/** Ends the address of a device of one’s own. */
export const revokeOwnDevice = (call: OfficeCall): Response | Promise<Response> =>
  revokeDeviceBy(call, ofMine(call))
