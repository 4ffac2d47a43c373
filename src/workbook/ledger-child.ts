import { ledgerWorkbook } from './ledger.ts'
import type { LedgerOrder } from './ledger-apart.ts'
import type { LedgerRow } from './table-cases.ts'

const rows: LedgerRow[] = []

process.on('message', (order) => {
  const part = order as LedgerOrder
  if ('rows' in part) rows.push(...part.rows)
  else ledgerWorkbook(part.head, rows, part.language).then((bytes) => process.send!(bytes))
})
