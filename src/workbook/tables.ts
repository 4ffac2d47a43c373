import type { Table, TableKey } from './table.ts'
import { availability } from './table-availability.ts'
import { leaders } from './table-leaders.ts'
import { places } from './table-places.ts'
import { units } from './table-units.ts'

/** The sheets an office fills, in the order they stand in; the ledger of cases is a file of its own. */
export const tables: Readonly<Record<Exclude<TableKey, 'cases'>, Table>> = { units, leaders, places, availability }
