import { changePersonal, personalOf } from '../../../db/personal-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { identityWrongs } from '../../cases/identity-wrongs.ts'
import { type Form, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { casePage } from './case.tsx'
import { type CaseView, caseIn } from './case-view.ts'
import { wordFields, wordsIn } from './case-words.tsx'

const words = {
  saved: { 'zh-CN': '已保存来访人和反映事项。', en: 'Saved who came and what it is about.' },
  long: (most: number): Text => ({ 'zh-CN': `最多${most}个字`, en: `at most ${most} characters` }),
} as const

/** Changes words about people, as they were shown to whoever looked; nothing more of them is shown here. */
export const saveCaseWords = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const view = caseIn(call)
  if (!view?.mayWrite) return plainPage(call, 'notFound')
  const wrongs = wrongsIn(form, view)
  if (wrongs.size > 0) return again(call, view, form, wrongs, 422)
  const { database, keys } = call.app
  const id = view.kept.case
  const isStale = database.write(() => {
    const now = personalOf(database, keys, id)
    if (String(now?.version ?? '') !== form.get('version')) return stale
    const changed = { ...wordsIn(form), notes: now!.notes }
    return changePersonal(database, keys, call.actor, { id, kind: 'case' }, changed, now!.version)
  })
  if (isStale) return again(call, view, form, staleWrongs, 409)
  return call.redirect(call.at(`/cases/${id}`), words.saved)
}

/** The form once more as it was typed; saved again, it replaces what somebody else wrote meanwhile. */
const again = (
  call: OfficeCall,
  view: CaseView,
  form: Form,
  wrongs: Wrongs,
  status: 409 | 422,
): Promise<Response> => {
  const version =
    status === 409
      ? String(personalOf(call.database, call.app.keys, view.kept.case)?.version ?? '')
      : form.get('version')
  return casePage(call, view, { looked: { version, form, wrongs } }, status)
}

const wrongsIn = (form: Form, { one }: CaseView): Map<string, Text> => {
  const wrongs = new Map<string, Text>()
  for (const [name, most] of wordFields) if ([...form.get(name)].length > most) wrongs.set(name, words.long(most))
  const names = wordFields.map(([name]) => name)
  const known = one.nationalNumber === null ? [] : [one.nationalNumber]
  for (const [name, says] of identityWrongs(form, names, known)) wrongs.set(name, says)
  return wrongs
}
