import { addOverride, removeOverride } from '../../../db/rule-set-store.ts'
import { overrideSchema } from '../../../domain/rule-set.ts'
import { oneLine, type Text } from '../../../domain/text.ts'
import { dayTyped, numberTyped } from '../../../domain/typed.ts'
import { mistake, mistakesOf } from '../../../roster/mistake.ts'
import type { OfficeCall } from '../../call.tsx'
import { fillIn, readForm, wrongsOfMistakes } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { officeRules } from './office-rules.ts'
import { wrongWithOverride } from './rule-trial.ts'
import { rulesPage } from './rules.tsx'

const words = {
  added: { 'zh-CN': '已增加调整。', en: 'Added.' },
  removed: { 'zh-CN': '已取消调整。', en: 'Taken back.' },
  number: { 'zh-CN': '应为整数,例如 2', en: 'Should be a whole number, such as 2' },
  oneOf: { 'zh-CN': '“至少”和“至多”要填一个', en: 'Fill in one of "at least" and "at most"' },
} as const satisfies Record<string, Text>

/** Adds an override. */
export const saveOverride = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const typed = new Map<string, Text>()
  for (const name of ['rule', 'from', 'to', 'reason']) if (form.get(name) === '') typed.set(name, fillIn)
  const number = (name: string) => {
    if (form.get(name) === '') return {}
    const value = numberTyped(form.get(name))
    if (value === undefined) typed.set(name, words.number)
    return { [name]: value ?? 0 }
  }
  const given = {
    rule: form.get('rule'),
    ...number('min'),
    ...number('max'),
    reason: oneLine(form.get('reason')),
    from: dayTyped(form.get('from')),
    to: dayTyped(form.get('to')),
  }
  const parsed = overrideSchema.safeParse(given, { reportInput: true })
  const mistakes = parsed.success
    ? wrongWithOverride(officeRules(call), parsed.data)
    : mistakesOf(parsed.error.issues).map((one, n) =>
        parsed.error.issues[n]?.message === 'min-or-max' ? mistake(['min'], words.oneOf) : one,
      )
  const wrongs = new Map([...wrongsOfMistakes(mistakes), ...typed])
  if (!parsed.success || wrongs.size > 0) return rulesPage(call, { which: 'overrides', form, wrongs }, 422)
  app.database.write(() => addOverride(app.database, actor, parsed.data))
  return call.redirect(call.at('/rules'), words.added)
}

/** Takes an override back. */
export const dropOverride = (call: OfficeCall): Response | Promise<Response> => {
  const id = Number(call.http.req.param('override'))
  const isGone = call.app.database.write(() => removeOverride(call.app.database, call.actor, id))
  return isGone ? call.redirect(call.at('/rules'), words.removed) : plainPage(call, 'notFound')
}
