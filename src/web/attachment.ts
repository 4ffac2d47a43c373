import type { Call } from './call.tsx'

/** RFC 5987: what encodeURIComponent leaves and a header must not have. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Types of the files we give. */
const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

/** A file to keep: called `name`, or `plain` (letters and digits only) by a browser that cannot read that. */
export const attachment = (
  { http }: Call,
  { name, plain, type }: { name: string; plain: string; type: keyof typeof fileTypes },
  body: string | Uint8Array,
): Response => {
  // Characters no file system takes.
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  http.header('Content-Type', fileTypes[type])
  http.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`)
  http.header('Cache-Control', 'no-store')
  return http.body(body as string)
}
