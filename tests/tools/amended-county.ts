import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { draftOf, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import type { OfficeSettings } from '../../src/domain/office.ts'
import { publishMonth } from './published.ts'
import type { startService } from './service.ts'

const opening = 'hall-daily'
const duties = (...of: [date: string, leader: string][]) =>
  of.map(([date, leader]) => ({ date: `2026-12-${date}`, opening, leader }))

/** The month of the county, and what its notice says beside the roster. */
export const month = '2026-12'
export const noticeSettings: OfficeSettings['notice'] = {
  isPublic: true,
  number: '小信公示〔{year}〕{n}号',
  signedBy: '小县信访工作联席会议',
  notReceived: '已经或者依法应当通过诉讼解决的事项\n已经三级终结的信访事项',
}

/** Sets what the notice of an office says beside the roster. */
export const setNotice = (
  { database, clock }: ReturnType<typeof startService>,
  id: string,
  notice: Partial<OfficeSettings['notice']>,
): void => {
  const { name, timezone, settings, version } = officeById(database, id)!
  const saved = {
    id,
    name,
    timezone,
    version,
    settings: { ...settings, notice: { ...settings.notice, ...notice } },
  }
  database.write(() => saveOffice(database, { user: null, office: id, at: clock.now }, saved))
}

/**
 * A county whose December was published on 10 November and amended on the 12th: l02’s duty covered by l05, l03’s moved
 * to the 8th, l04’s cancelled, one of l06 added; and a draft since that puts l07 in and nobody has published.
 */
export const amendedCounty = async (service: ReturnType<typeof startService>): Promise<string> => {
  const office = service.county('small-county-2026-12', { notice: noticeSettings })
  await publishMonth(service, office, month, {
    duties: duties(['01', 'l01'], ['02', 'l02'], ['03', 'l03'], ['04', 'l04']),
  })
  service.clock.now = '2026-11-12T02:00:00.000Z'
  await publishMonth(service, office, month, {
    duties: duties(['01', 'l01'], ['02', 'l05'], ['08', 'l03'], ['10', 'l06']),
  })
  const { database } = service
  const { version, duties: published } = draftOf(database, rosterIdOf(database, office, month)!)!
  database.write(() =>
    saveDraft(database, { user: null, office, at: service.clock.now }, month, version, {
      what: 'put',
      duties: [...published, ...duties(['15', 'l07'])],
      pins: [],
    }),
  )
  return office
}
