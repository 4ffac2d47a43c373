/** Where a subscribed calendar is: for the reader, for programs, and for a phone’s calendar to take at once. */
export interface FeedAddresses {
  /** The page that says what to do with it; a QR code holds this one. */
  readonly page: string
  /** The calendar itself, to copy. */
  readonly calendar: string
  readonly webcal: string
}

const webcalOf = (address: string): string => address.replace(/^https?:/, 'webcal:')

/** The addresses of a secret; `address` is that of the service. */
export const feedAddresses = (address: string, token: string): FeedAddresses => {
  const page = `${address}/f/${token}`
  return { page, calendar: `${page}.ics`, webcal: webcalOf(`${page}.ics`) }
}

/** The calendars of an office that need no secret. */
export const openAddresses = (address: string, office: string) => {
  const path = `${address}/n/${encodeURIComponent(office)}`
  return {
    public: `${path}/calendar.ics`,
    /** The public one, for a phone’s calendar to take at once. */
    webcal: webcalOf(`${path}/calendar.ics`),
    workdays: `${path}/workdays.ics`,
  }
}
