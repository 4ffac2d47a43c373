import type { KeptPlace } from '../../../db/place-store.ts'
import { type Opening, type Place, placeSchema } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { type Form, formOf, missing, wrongsOf } from '../../form.tsx'
import { newOpeningEntries, openingEntries, openingNames, openingsIn, readOpening } from './opening-fields.tsx'

/** The fields of the place itself. */
export const fieldNames = ['version', 'name', 'unit', 'address', 'phone', 'booking'] as const

/** A place as its form shows it. */
export const formOfPlace = ({ place, openings, version }: KeptPlace): Form =>
  formOf([
    ['version', String(version)],
    ['name', place.name],
    ['unit', place.unit],
    ['address', place.address ?? ''],
    ['phone', place.phone ?? ''],
    ['booking', place.booking ?? ''],
    ...openings.flatMap(openingEntries),
  ])

/** All that a form of a place carries. */
const entriesOf = (form: Form): [string, string][] => {
  return [
    ...fieldNames.map((name): [string, string] => [name, form.get(name)]),
    ...Array.from({ length: openingsIn(form) }, (_, n) =>
      openingNames.map((name): [string, string] => [`openings[${n}].${name}`, form.get(`openings[${n}].${name}`)]),
    ).flat(),
  ]
}

/** A form as a place and its openings; those without an id are new. What is ticked for removal is left out. */
export const readPlace = (
  form: Form,
  kept: KeptPlace | undefined,
): { place: Place; openings: Opening[]; wrongs: Map<string, Text> } => {
  const place = {
    id: kept?.place.id ?? 'new',
    unit: form.get('unit'),
    name: form.get('name'),
    ...(form.get('address') ? { address: form.get('address') } : {}),
    ...(form.get('phone') ? { phone: form.get('phone') } : {}),
    ...(form.get('booking') ? { booking: form.get('booking') } : {}),
  }
  const read = placeSchema.safeParse(place, { reportInput: true })
  const wrongs = new Map([...(read.success ? [] : wrongsOf(read.error.issues)), ...missing(form, ['name'])])
  const openings: Opening[] = []
  for (let n = 0; n < openingsIn(form); n++) {
    if (form.get(`openings[${n}].remove`) === 'yes') continue
    const id = form.get(`openings[${n}].id`)
    const isKnown = kept?.openings.some((one) => one.id === id) && !openings.some((one) => one.id === id)
    const { opening, wrongs: own } = readOpening(form, n, { id: isKnown ? id : 'new', place: place.id })
    for (const [name, says] of own) wrongs.set(name, says)
    if (opening) openings.push(isKnown ? opening : { ...opening, id: '' })
  }
  return { place, openings, wrongs }
}

/** A form with one more opening at its end. */
export const withOneMore = (form: Form): Form =>
  formOf([...entriesOf(form), ...newOpeningEntries(openingsIn(form))])
