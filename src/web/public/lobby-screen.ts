import { clockIn, instantOf } from '../../calendar/instant.ts'
import { addDays, addMonths, monthOf } from '../../domain/day.ts'
import { oneLine } from '../../domain/text.ts'
import { screenHtml } from '../../notices/screen.ts'
import type { Call } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { publicNotice, publicOffice } from './public-office.ts'

/** The screen of a lobby. What day it is, the service’s clock says, in the office’s time zone. */
export const showScreen = (call: Call): Response | Promise<Response> => {
  const found = publicOffice(call)
  if (!found) return plainPage(call, 'notFound')
  const { office } = found
  const now = call.app.now()
  const [today = '', clock = ''] = clockIn(now, office.timezone).split(' ')
  const midnight = instantOf(addDays(today, 1), '00:00', office.timezone).getTime()
  const html = screenHtml(
    {
      office: oneLine(office.name),
      today,
      clock,
      secondsLeft: Math.ceil((midnight - Date.parse(now)) / 1000),
      thisMonth: publicNotice(call, found, monthOf(today)),
      nextMonth: publicNotice(call, found, addMonths(monthOf(today), 1)),
    },
    call.language,
  )
  return call.standalone(html, 'script')
}
