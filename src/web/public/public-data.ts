import { officeById } from '../../db/office-store.ts'
import { disposition, fileTypes } from '../attachment.ts'
import { openDataFile, openDataIn, openDataName } from '../audit/open-data-of.ts'
import type { Call } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { isKnown } from './public-office.ts'

/** The counts of a year’s months as .csv or JSON, for anybody; no page where the office has not switched it on. */
export const downloadPublicData = (call: Call): Response | Promise<Response> => {
  const { app, http } = call
  const office = officeById(app.readOnly, http.req.param('office') ?? '')
  const data = office?.settings.audit.openData ? openDataIn(call, office) : undefined
  if (!data) return plainPage(call, 'notFound')
  const file = openDataName(call, data)
  const body = openDataFile(data, file.type)
  if (isKnown(call, body)) return http.body(null, 304)
  http.header('Content-Type', fileTypes[file.type])
  http.header('Content-Disposition', disposition(file, file.type === 'csv' ? 'attachment' : 'inline'))
  return http.body(body)
}
