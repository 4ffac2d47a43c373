import { clocksOf, saveClocks } from '../../../db/clock-store.ts'
import { stale } from '../../../db/stale.ts'
import { type Clock, type ClockSet, clockSetSchema } from '../../../domain/clock.ts'
import { isSame } from '../../../domain/is-same.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, readForm, staleWrongs, withValue } from '../../form.tsx'
import { caseSettingsPage } from './settings.tsx'
import { clockSetFor } from './settings-clocks-form.tsx'

const words = {
  saved: {
    'zh-CN': '办理时限已保存,从现在起登记的信访事项按新的执行。',
    en: 'The limits are saved; cases registered from now on go by them.',
  },
  unchanged: { 'zh-CN': '和现在执行的一样,没有保存。', en: 'They are those in force already; nothing was saved.' },
  between: (least: number): Text => ({
    'zh-CN': `填${least}到1000的整数`,
    en: `A whole number from ${least} to 1000`,
  }),
}

/** The clocks shown, with the numbers typed. */
const readClocks = (
  form: Form,
  shown: ClockSet,
): { readonly set: ClockSet; readonly wrongs: Map<string, Text> } => {
  const wrongs = new Map<string, Text>()
  const whole = (name: string, least: number): number => {
    const n = countTyped(form.get(name)) ?? Number.NaN
    if (!(n >= least && n <= 1000)) wrongs.set(name, words.between(least))
    return n
  }
  const clocks = shown.clocks.map(
    (clock): Clock => ({
      ...clock,
      limit: whole(`limit.${clock.id}`, 1),
      unit: form.get(`unit.${clock.id}`) === 'workdays' ? 'workdays' : 'days',
      extension: clock.is === 'right' ? clock.extension : whole(`extension.${clock.id}`, 0),
      isRolledOver: form.get(`roll.${clock.id}`) === 'rolls',
    }),
  )
  return { set: { ...shown, clocks }, wrongs }
}

/** Saves the limits as a new version, which binds cases registered from then on. */
export const saveCaseClocks = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  const form = await readForm(call)
  const { set, wrongs } = readClocks(form, clockSetFor(call, form.get('preset')))
  if (wrongs.size > 0) return caseSettingsPage(call, { clocks: form, wrongs, status: 422 })
  const inForce = clocksOf(app.database, office.id)
  if (isSame(set, inForce.set)) return call.refuse(call.at('/cases/settings'), words.unchanged)
  const body = clockSetSchema.parse(set)
  const saved = app.database.write(() => saveClocks(app.database, actor, body, Number(form.get('clocksVersion'))))
  if (saved === stale) {
    const again = withValue(form, 'clocksVersion', String(inForce.version))
    return caseSettingsPage(call, { clocks: again, wrongs: staleWrongs, status: 409 })
  }
  return call.redirect(call.at('/cases/settings'), words.saved)
}
