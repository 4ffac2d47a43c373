import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import type { Notice } from '../domain/notice.ts'
import { type FormValues, formValues, struck } from './form-fields.ts'
import { packDocx } from './notice-form.ts'

type Options = Docxtemplater.DXT.ConstructorOptions

/**
 * How forms are read: placeholders are names and nothing more. No expression is ever evaluated, nothing of an object
 * but its own values is reached, and `{@…}`, which would put words into the document as XML, is empty.
 */
export const formOptions: Options = {
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false,
  syntax: { changeDelimiterPrefix: null },
  parser: (typed) => {
    const name = typed.trim()
    return {
      get: (scope, { meta }) =>
        meta.part.module === 'rawxml' || typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)
          ? undefined
          : (scope as FormValues)[name],
    }
  },
  nullGetter: () => '',
}

/** Elements of run properties that come before `strike` in their schema. */
const beforeStrike = '(?:<w:(?:rStyle|rFonts|b|bCs|i|iCs|caps|smallCaps)(?: [^>]*)?/>)*'

const strikeThrough = (xml: string): string => {
  if (!xml.includes(struck.from)) return xml
  const runs = /<w:r(?: [^>]*)?>(?:(?!<w:r[ >])(?!<\/w:r>)[\s\S])*<\/w:r>/g
  return xml
    .replace(runs, (run) => {
      if (!run.includes(struck.from)) return run
      const plain = run.replace(/<w:d?strike(?: [^>]*)?\/>/g, '')
      return /<w:rPr>/.test(plain)
        ? plain.replace(new RegExp(`<w:rPr>${beforeStrike}`), (found) => `${found}<w:strike/>`)
        : plain.replace(/^<w:r(?: [^>]*)?>/, (found) => `${found}<w:rPr><w:strike/></w:rPr>`)
    })
    .replaceAll(struck.from, '')
    .replaceAll(struck.to, '')
}

/** The parts of a .docx that a program of ours wrote. */
const partsOf = (zip: PizZip): [string, Uint8Array][] =>
  Object.values(zip.files)
    .filter(({ dir }) => !dir)
    .map((file): [string, Uint8Array] => [file.name, file.asUint8Array()])

/** A form filled in with values, as .docx. Throws where the form is broken, which `formFaults` finds beforehand. */
export const filledForm = (form: Uint8Array, values: FormValues, options: Options = formOptions): Uint8Array => {
  const document = new Docxtemplater(new PizZip(form), options)
  document.render(values)
  const decoder = new TextDecoder()
  return packDocx(
    partsOf(document.getZip() as PizZip).map(([name, bytes]) =>
      name.startsWith('word/') && name.endsWith('.xml')
        ? [name, strikeThrough(decoder.decode(bytes))]
        : [name, bytes],
    ),
  )
}

/** A notice as .docx in a form: the office’s own, or the shipped one. The same notice in it is the same bytes. */
export const noticeDocx = (form: Uint8Array, notice: Notice): Uint8Array => filledForm(form, formValues(notice))
