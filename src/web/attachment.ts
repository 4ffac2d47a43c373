import type { Call } from './call.tsx'

/** RFC 5987: what encodeURIComponent leaves and a header must not have. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Types of the files we give. */
export const fileTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const
/** A file to give: called `name`, or `plain` (letters and digits only) by a browser that cannot read that. */
export interface FileNamed {
  readonly name: string
  readonly plain: string
  readonly type: keyof typeof fileTypes
}

/** How a file is called: to be kept, or to be looked at in the browser. */
export const disposition = ({ name, plain }: FileNamed, is: 'attachment' | 'inline' = 'attachment'): string => {
  // Characters no file system takes.
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  return `${is}; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`
}

/** A file to keep. */
export const attachment = ({ http }: Call, file: FileNamed, body: string | Uint8Array): Response => {
  http.header('Content-Type', fileTypes[file.type])
  http.header('Content-Disposition', disposition(file))
  http.header('Cache-Control', 'no-store')
  return http.body(body as string)
}
