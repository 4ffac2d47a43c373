import { restorePlace, retirePlace } from '../../../db/place-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm, staleWrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { refusalOf, writeReadable } from '../readable.ts'
import { rulesNaming } from '../rules/rules-naming.tsx'
import { placeIn, placePage } from './place.tsx'
import { formOfPlace } from './place-form.ts'

const words = {
  retired: { 'zh-CN': '已停用。', en: 'Retired.' },
  restored: {
    'zh-CN': '已恢复使用,开放安排和停用时一样。',
    en: 'In use again, open as it was when it was retired.',
  },
} as const satisfies Record<string, Text>

/** Retires a place, unless a rule still names it or one of its openings. */
export const doRetirePlace = async (call: OfficeCall): Promise<Response> => {
  const kept = placeIn(call)
  if (!kept || kept.isRetired) return plainPage(call, 'notFound')
  const { database } = call.app
  const form = await readForm(call)
  const ids = [kept.place.id, ...kept.openings.map(({ id }) => id)]
  const rules = rulesNaming(database, call.office.id, ids, ['place', 'opening'])
  if (rules.length > 0) return placePage(call, { kept, form: formOfPlace(kept), rules, status: 422 })
  const done = writeReadable(call.app, call.office, () =>
    retirePlace(database, call.actor, kept.place.id, Number(form.get('version'))),
  )
  if (!done.ok) return placePage(call, { kept, form: formOfPlace(kept), rules: done.rules, status: 422 })
  if (done.value === stale) return staleAgain(call)
  return call.redirect(call.at('/places'), words.retired)
}

/** Puts a retired place back into use. */
export const doRestorePlace = async (call: OfficeCall): Promise<Response> => {
  const kept = placeIn(call)
  if (!kept?.isRetired) return plainPage(call, 'notFound')
  const { database } = call.app
  const form = await readForm(call)
  const done = writeReadable(call.app, call.office, () =>
    restorePlace(database, call.actor, kept.place.id, Number(form.get('version'))),
  )
  if (!done.ok) return call.refuse(call.at('/places'), refusalOf(done.rules))
  if (done.value === stale) return staleAgain(call)
  return call.redirect(call.at(`/places/${encodeURIComponent(kept.place.id)}`), words.restored)
}

const staleAgain = (call: OfficeCall): Promise<Response> | Response => {
  const fresh = placeIn(call)
  if (!fresh || fresh.isRetired) return call.redirect(call.at('/places'))
  return placePage(call, {
    kept: fresh,
    form: formOfPlace(fresh),
    wrongs: staleWrongs,
    status: 409,
  })
}
