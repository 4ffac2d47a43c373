import { Cron } from 'croner'
import { dropImport, dropOldImports, importById, keepImport, type PendingImport } from '../../db/import-store.ts'
import { seal, unseal } from '../../db/sealing.ts'
import type { Sheet } from '../../workbook/sheet.ts'
import type { AppContext } from '../app-context.ts'
import type { OfficeCall } from '../call.tsx'

/** A ledger that was read, until it is taken over: its cells hold words about people. */
export interface SealedLedger {
  readonly fileName: string
  /** What is read of the file; it is understood anew each time it is shown. */
  readonly sheets: readonly Sheet[]
}

/** What stands in the database of it: nothing that can be read without its key, not even what the file is called. */
interface SealedBody {
  readonly is: 'ledger'
  readonly sealed: string
}

const bodyOf = (kept: PendingImport): SealedBody => kept.body as unknown as SealedBody

/** Whether a kept import is a ledger, whose content is encrypted. */
export const isSealed = (kept: PendingImport): boolean => bodyOf(kept).is === 'ledger'

/** Keeps a ledger, encrypted under a key of its own; those that are a day old go, with their keys. */
export const keepLedger = (
  { app, actor }: Pick<OfficeCall, 'actor'> & { readonly app: Pick<AppContext, 'database' | 'keys'> },
  id: string,
  ledger: SealedLedger,
): void => {
  const sealed = seal(app.keys.make(id), Buffer.from(JSON.stringify(ledger)), id).toString('base64')
  const kept = { id, fileName: '—', knownHash: '', body: { is: 'ledger', sealed } satisfies SealedBody }
  app.keys.destroy(app.database.write(() => keepImport(app.database, actor, { ...kept, body: { ...kept.body } })))
}

/** The ledger somebody sent; undefined where it was taken, dropped or is too old. */
export const ledgerOf = ({ app, actor }: OfficeCall, id: string): SealedLedger | undefined => {
  const kept = importById(app.database, actor, id)
  const key = kept && isSealed(kept) ? app.keys.keyOf(id) : undefined
  return (
    key &&
    (JSON.parse(unseal(key, Buffer.from(bodyOf(kept!).sealed, 'base64'), id).toString('utf8')) as SealedLedger)
  )
}

/** Forgets the ledger somebody sent, and destroys its key; in no transaction. */
export const forgetLedger = ({ app, actor }: OfficeCall, id: string): void => {
  const kept = importById(app.database, actor, id)
  if (!kept || !isSealed(kept)) return
  app.database.write(() => dropImport(app.database, actor, id))
  app.keys.destroy([id])
}

/** Ends imports that nobody took over within a day: every hour, with their keys. */
export const endOldImports = ({
  database,
  keys,
  now,
}: Pick<AppContext, 'database' | 'keys' | 'now'>): { end(): void; stop(): void } => {
  const end = (): void => {
    const gone = database.write(() => dropOldImports(database, now()))
    if (gone.length > 0) keys.destroy(gone)
  }
  const clock = new Cron('43 * * * *', { unref: true }, end)
  return { end, stop: () => clock.stop() }
}
