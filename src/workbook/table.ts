import type { Text } from '../domain/text.ts'

/** A column of the workbook an office fills. */
export interface Column {
  readonly key: string
  readonly name: Text
  /** Other headings it is known by, as `keyOf` writes them. */
  readonly also: readonly string[]
  readonly needed?: boolean
  /** Width in characters. */
  readonly width: number
  /** How its cells are written: text unless said otherwise. */
  readonly holds?: 'day' | 'number'
  readonly about: Text
  /** The values to choose from. */
  readonly values?: readonly Text[]
}

export type TableKey = 'units' | 'leaders' | 'places' | 'availability' | 'cases'

/** A sheet of the workbook an office fills. */
export interface Table {
  readonly key: TableKey
  /** Name of its sheet. */
  readonly name: Text
  readonly columns: readonly Column[]
}

/** Words in both languages, Chinese first. */
export const t = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })
