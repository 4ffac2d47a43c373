import type writeExcelFile from 'write-excel-file/node'
import {
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings as insert,
  replaceElement,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility'

/** The library exports this type without what it is a type of. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

/** A column whose cells are chosen from a list, or explained when they are selected. */
export interface Prompt {
  /** From 0. */
  readonly column: number
  readonly title: string
  readonly words: string
  readonly values?: readonly string[]
  /** Cells elsewhere in the workbook that hold the values, such as `'Sheet'!$A$2:$A$9`: a list of any length. */
  readonly from?: string
}

/** What a sheet has on paper and under the pen, beside its cells. */
export interface Page {
  readonly name: string
  /** Rows repeated on every printed page, from 0. */
  readonly headingRow: number
  /** Last row that prompts reach, from 1. */
  readonly lastRow?: number
  readonly prompts?: readonly Prompt[]
  /** Printed at the foot beside the page number. */
  readonly foot?: string
  /** Pages beside each other that the columns go on; one unless said otherwise. */
  readonly across?: number
  /** Columns repeated on each of them. */
  readonly leftColumns?: number
}

const sheetFile = 'xl/worksheets/sheet{id}.xml'
const order = getOrderOfSiblings(sheetFile, 'worksheet')!
const into = (xml: string, markup: string): string => insert(xml, markup, order, 'worksheet')

/** Longest list a cell’s rule may hold by itself. */
const longestList = 255

const listOf = ({ values, from }: Prompt): string | undefined => {
  if (from) return `<formula1>${sanitizeTextContent(from)}</formula1>`
  const list = values?.join(',')
  return list === undefined || list.length > longestList || values!.some((value) => /[",]/.test(value))
    ? undefined
    : `<formula1>${sanitizeTextContent(`"${list}"`)}</formula1>`
}

const validation = (prompt: Prompt, page: Page): string => {
  const list = listOf(prompt)
  const cells = `${getCellAddress(page.headingRow + 1, prompt.column)}:${getCellAddress(page.lastRow! - 1, prompt.column)}`
  // Other words that mean the same are let in, so the rule only advises.
  const attributes = [
    ...(list ? ['type="list"', 'errorStyle="information"'] : []),
    'allowBlank="1"',
    'showInputMessage="1"',
    `promptTitle="${sanitizeAttributeValue(prompt.title.slice(0, 32))}"`,
    `prompt="${sanitizeAttributeValue(prompt.words.slice(0, longestList))}"`,
    `sqref="${cells}"`,
  ]
  return `<dataValidation ${attributes.join(' ')}>${list ?? ''}</dataValidation>`
}

/** The pane of a sheet with frozen rows only: the library names one that is not there. */
const mendPane = (xml: string): string => {
  const pane = findElement(xml, 'pane')
  // With columns frozen too it is right.
  if (!pane || Number(pane.openingTagAttributes.xSplit) > 0) return xml
  const rows = Number(pane.openingTagAttributes.ySplit)
  return replaceElement(
    xml,
    pane,
    getSelfClosingTagMarkup('pane', {
      ySplit: rows,
      topLeftCell: getCellAddress(rows, 0),
      activePane: 'bottomLeft',
      state: 'frozen',
    }),
  )
}

/** Rows and columns that are printed again on every page. */
const titlesOf = (name: string, headingRow: number, leftColumns = 0): string => {
  const sheet = `'${name.replaceAll("'", "''")}'!`
  const columns = leftColumns === 0 ? [] : [`${sheet}$A:$${getCellAddress(0, leftColumns - 1).replace(/\d+$/, '')}`]
  return [...columns, `${sheet}$${headingRow + 1}:$${headingRow + 1}`].join(',')
}

/** `&` begins a code in a foot. */
const footOf = (page: Page): string =>
  `<headerFooter><oddFooter>${sanitizeTextContent(`${page.foot ? `&L${page.foot.replaceAll('&', '&&')}` : ''}&C&P / &N`)}</oddFooter></headerFooter>`

/** Page set-up that write-excel-file has none of: fit to width, repeated headings, page numbers, prompts and lists. */
export const pageFeatures = (pages: readonly Page[]): Feature => ({
  files: {
    transform: {
      [sheetFile]: {
        transformElementAttributes: (tag, attributes, _, __, { sheetIndex }) =>
          tag === 'pageSetup'
            ? { ...attributes, fitToWidth: pages[sheetIndex]!.across ?? 1, fitToHeight: 0 }
            : tag === 'pageMargins'
              ? { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 }
              : attributes,
        transform: (content, _, { sheetIndex }) => {
          const page = pages[sheetIndex]!
          let xml = mendPane(content)
          xml = into(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
          xml = into(xml, '<printOptions horizontalCentered="1"/>')
          xml = into(xml, footOf(page))
          if (!page.prompts?.length) return xml
          const rules = page.prompts.map((prompt) => validation(prompt, page))
          return into(xml, `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`)
        },
      },
      'xl/workbook.xml': {
        transform: (xml) => {
          const names = pages.map(
            ({ name, headingRow, leftColumns }, at) =>
              `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sanitizeTextContent(titlesOf(name, headingRow, leftColumns))}</definedName>`,
          )
          return replaceElement(
            xml,
            findElement(xml, 'definedNames')!,
            `<definedNames>${names.join('')}</definedNames>`,
          )
        },
      },
    },
  },
})
