import { attachment } from '../../attachment.ts'
import { openDataFile, openDataIn, openDataName } from '../../audit/open-data-of.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'

/** The counts of a year’s months as .csv or JSON, whether or not the public may fetch them. */
export const downloadOpenData = (call: OfficeCall): Response | Promise<Response> => {
  const data = openDataIn(call, call.office)
  if (!data) return plainPage(call, 'notFound')
  const file = openDataName(call, data)
  return attachment(call, file, openDataFile(data, file.type))
}
