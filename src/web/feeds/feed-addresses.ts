/** Where a subscribed calendar is: for the reader, for programs, and for a phone’s calendar to take at once. */
export interface FeedAddresses {
  /** The page that says what to do with it; a QR code holds this one. */
  readonly page: string
  /** The calendar itself, to copy. */
  readonly calendar: string
  readonly webcal: string
}

/** The addresses of a secret; `address` is that of the service. */
export const feedAddresses = (address: string, token: string): FeedAddresses => {
  const page = `${address}/f/${token}`
  return { page, calendar: `${page}.ics`, webcal: `${page}.ics`.replace(/^https?:/, 'webcal:') }
}

/** The calendars of an office that need no secret. */
export const openAddresses = (address: string, office: string) => ({
  public: `${address}/n/${encodeURIComponent(office)}/calendar.ics`,
  workdays: `${address}/n/${encodeURIComponent(office)}/workdays.ics`,
})
