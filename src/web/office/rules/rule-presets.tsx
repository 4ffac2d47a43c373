import { saveOffice } from '../../../db/office-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import { presetIds } from '../../../rules/presets.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm, staleWrongs, wrongsOfMistakes } from '../../form.tsx'
import { officeRules } from './office-rules.ts'
import { brokenByPresets } from './rule-trial.ts'
import { rulesPage } from './rules.tsx'

const words = {
  saved: { 'zh-CN': '已保存按哪些规定排。', en: 'The choice of regulations is saved.' },
} as const satisfies Record<string, Text>

/** Keeps which shipped rule sets bind in an office. */
export const savePresets = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  const form = await readForm(call)
  const presets = presetIds.filter((id) => form.all('presets').includes(id))
  const version = Number(form.get('version'))
  const mistakes = brokenByPresets(officeRules(call), presets)
  if (mistakes.length > 0)
    return rulesPage(
      call,
      { which: 'presets', form, version, wrongs: wrongsOfMistakes(mistakes.map((one) => ({ ...one, path: [] }))) },
      422,
    )
  const saved = app.database.write(() =>
    saveOffice(app.database, actor, {
      ...office,
      settings: { ...office.settings, presets },
      version,
    }),
  )
  if (saved === stale) return rulesPage(call, { which: 'presets', form, wrongs: staleWrongs }, 409)
  return call.redirect(call.at('/rules'), words.saved)
}
