import PizZip from 'pizzip'
import { packDocx, shippedForm } from '../../src/notices/notice-form.ts'

/** The parts of the shipped form of the notice, by name. */
export const partsOfForm = (): Map<string, string> =>
  new Map(
    Object.values(new PizZip(shippedForm()).files)
      .filter(({ dir }) => !dir)
      .map((file) => [file.name, file.asText()]),
  )

/** The shipped form with other words in its document. */
export const formWith = (words: string, instead: string): Uint8Array => {
  const parts = partsOfForm()
  return packDocx(
    parts.set(
      'word/document.xml',
      parts.get('word/document.xml')!.replaceAll(words, () => instead),
    ),
  )
}
