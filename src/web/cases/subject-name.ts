import type { Office } from '../../domain/office.ts'

/** What an office calls a subject; one it has no longer is shown by its code. */
export const subjectName = ({ settings }: Pick<Office, 'settings'>, code: string): string =>
  settings.cases.subjects.find((one) => one.code === code)?.name ?? code
