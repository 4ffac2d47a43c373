import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Report, ReportCell, ReportColumn, ReportTable } from '../domain/report.ts'
import type { Language, Text } from '../domain/text.ts'
import { heading, note, number, text, title } from './cell-styles.ts'
import { pageFeatures } from './page-features.ts'
import { t } from './table.ts'

const words = {
  figures: t('主要指标', 'Figures'),
  figure: t('指标', 'Figure'),
  value: t('数值', 'Value'),
  about: t('怎么算', 'How it is counted'),
} as const satisfies Record<string, Text>

const wide = (cell: CellObject, across: number): Row => [cell, ...Array.from({ length: across - 1 }, () => null)]

/** Excel’s longest name of a sheet. */
const longestName = 31
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, longestName)

/** Figures as a table of their own. */
const figuresTable = ({ figures }: Report): ReportTable => ({
  title: words.figures,
  columns: [
    { name: words.figure, width: 22 },
    { name: words.value, width: 20 },
    { name: words.about, width: 80 },
  ],
  rows: figures.map(({ name, value, about }) => ({ cells: [name, value, about] })),
  none: { 'zh-CN': '', en: '' },
})

const cellOf = (cell: ReportCell, { isNumber }: ReportColumn, language: Language): CellObject => {
  if (typeof cell !== 'number') return text(cell?.[language] ?? '', isNumber ? 'center' : 'left')
  const whole = number(cell)
  // Half a day counts where a rule says so.
  return Number.isInteger(cell) ? whole : { ...whole, format: '0.0' }
}

const bold = (cell: CellObject): CellObject => ({ ...cell, fontWeight: 'bold' })

/** A report as .xlsx, A4 landscape: its figures, then each table on a sheet of its own, headings repeated on paper. */
export const reportWorkbook = async (report: Report, language: Language): Promise<Uint8Array> => {
  const tables = [...(report.figures.length > 0 ? [figuresTable(report)] : []), ...report.tables]
  const sheets = tables.map(({ title: name, about, columns, rows, none }) => {
    const across = columns.length
    const above = [
      wide(title(`${report.title[language]}:${name[language]}`, across), across),
      ...[report.office, ...report.lines.map((line) => line[language]), ...(about ? [about[language]] : [])].map(
        (line) => wide(note(line, across), across),
      ),
    ]
    return {
      above,
      sheet: sheetName(name[language]),
      data: [
        ...above,
        columns.map((column) => heading(column.name[language])),
        ...(rows.length > 0
          ? rows.map(({ cells, isSum }): Row => {
              const made = cells.map((cell, at) => cellOf(cell, columns[at]!, language))
              return isSum ? made.map(bold) : made
            })
          : [wide(note(none[language], across), across)]),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: above.length + 1,
      orientation: 'landscape' as const,
    }
  })
  const pages = sheets.map(({ sheet, above }) => ({ name: sheet, headingRow: above.length, foot: report.office }))
  const file = writeExcelFile(
    sheets.map(({ above, ...sheet }) => sheet),
    { fontFamily: '宋体', fontSize: 12, features: [pageFeatures(pages)] },
  )
  return new Uint8Array(await file.toBuffer())
}
