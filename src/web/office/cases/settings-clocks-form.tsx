import type { FC } from 'hono/jsx'
import { clocksOf } from '../../../db/clock-store.ts'
import { type CaseEventKind, caseEventWords } from '../../../domain/case-event.ts'
import type { Clock, ClockSet } from '../../../domain/clock.ts'
import { clockPresets } from '../../../domain/clock-presets.ts'
import { isSame } from '../../../domain/is-same.ts'
import { list, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, type Form, FormWrong, formOf, noWrongs, TextField, type Wrongs } from '../../form.tsx'

const words = {
  title: { 'zh-CN': '办理时限', en: 'Limits in time' },
  now: { 'zh-CN': '现在执行', en: 'In force' },
  shipped: { 'zh-CN': '系统自带', en: 'as shipped' },
  version: (n: number): Text => ({ 'zh-CN': `第${n}版`, en: `version ${n}` }),
  about: {
    'zh-CN':
      '起算当天不算,从第二天数起;到期日遇休息日不顺延,除非下面写明。改了以后只管以后登记的事项,以前登记的仍按原来的。',
    en: 'The day a limit begins is not counted; its last day is not moved off a day of rest unless it says so below. Changes bind cases registered from then on.',
  },
  from: { 'zh-CN': '换成另一个文件的规定', en: 'Take those of another text' },
  load: { 'zh-CN': '填入下表', en: 'Fill in below' },
  loaded: {
    'zh-CN': '下表已换成所选规定,还没有保存。',
    en: 'The limits below are those of the text you chose; nothing is saved yet.',
  },
  limit: { 'zh-CN': '期限', en: 'Limit' },
  unit: { 'zh-CN': '按', en: 'In' },
  days: { 'zh-CN': '日(自然日)', en: 'calendar days' },
  workdays: { 'zh-CN': '工作日', en: 'workdays' },
  extension: { 'zh-CN': '最多延长(日)', en: 'Extension, days' },
  extensionHint: { 'zh-CN': '0:不能延长', en: '0: never' },
  roll: { 'zh-CN': '到期日遇休息日', en: 'Last day no workday' },
  stays: { 'zh-CN': '不顺延', en: 'stays' },
  rolls: { 'zh-CN': '顺延到工作日', en: 'next workday' },
  right: { 'zh-CN': '权利期限,不计超期', en: 'a right, never overdue' },
  hearing: { 'zh-CN': '听证时间不算', en: 'hearings are not counted' },
  save: { 'zh-CN': '保存为新的一版', en: 'Save as a new version' },
  changed: { 'zh-CN': '数字有改动', en: 'with other numbers' },
}

/** The clocks of a preset, or those the office goes by. */
export const clockSetFor = (call: OfficeCall, preset: string | undefined): ClockSet =>
  clockPresets.find((one) => one.preset === preset) ?? clocksOf(call.database, call.office.id).set

/** The form of the limits in force, or of a preset to take. */
export const clockForm = (call: OfficeCall, preset: string | undefined): Form => {
  const chosen = clockPresets.find((one) => one.preset === preset)
  const { version, set } = clocksOf(call.database, call.office.id)
  return formOf([
    ['clocksVersion', String(version)],
    ['preset', chosen?.preset ?? ''],
    ...(chosen ?? set).clocks.flatMap(({ id, limit, unit, extension, isRolledOver }) => [
      [`limit.${id}`, String(limit)] as const,
      [`unit.${id}`, unit] as const,
      [`extension.${id}`, String(extension)] as const,
      [`roll.${id}`, isRolledOver ? 'rolls' : 'stays'] as const,
    ]),
  ])
}

const eventList = (kinds: readonly CaseEventKind[]): Text => list(kinds.map((kind) => caseEventWords[kind]))

/** 从登记起,到交办、受理为止 · 《信访工作条例》(2022)第22条 */
const clockFacts = ({ from, stops, source, is, isWithoutHearing }: Clock): Text => {
  const start = caseEventWords[from]
  const ends = eventList(stops)
  const more: Text[] = [...(is === 'right' ? [words.right] : []), ...(isWithoutHearing ? [words.hearing] : [])]
  return {
    'zh-CN': [`从“${start['zh-CN']}”起,到“${ends['zh-CN']}”止`, source, ...more.map((text) => text['zh-CN'])].join(
      ' · ',
    ),
    en: [`From “${start.en}” to “${ends.en}”`, source, ...more.map((text) => text.en)].join(' · '),
  }
}

/** The limits an office goes by: choose a text, mend its numbers, save them as a new version. */
export const ClockForm: FC<{
  readonly call: OfficeCall
  readonly form: Form
  readonly wrongs: Wrongs
  readonly isClerk: boolean
}> = ({ call, form, wrongs, isClerk }) => {
  const { language, say, database, office } = call
  const inForce = clocksOf(database, office.id)
  const shown = clockSetFor(call, form.get('preset'))
  const field = (name: string, label: Text) => ({
    ...{ name, label: say(label), value: form.get(name), wrongs, language },
  })
  return (
    <section id="clocks" class="apart">
      <h2>{say(words.title)}</h2>
      <p>
        {say(words.now)}: <b>{say(inForce.set.name)}</b>{' '}
        <small class="quiet">{say(inForce.version === 0 ? words.shipped : words.version(inForce.version))}</small>{' '}
        {clockPresets.some((one) => isSame(one, inForce.set)) ? null : (
          <span class="mark warn">{say(words.changed)}</span>
        )}
      </p>
      <p class="quiet">{say(words.about)}</p>
      {isClerk ? (
        <form method="get" action={`${call.at('/cases/settings')}#clocks`} class="row">
          <ChoiceField
            name="preset"
            label={say(words.from)}
            value={form.get('preset') || inForce.set.preset}
            choices={clockPresets.map(({ preset, name }) => ({ value: preset, words: say(name) }))}
            wrongs={noWrongs}
            language={language}
          />
          <button type="submit" class="secondary">
            {say(words.load)}
          </button>
        </form>
      ) : null}
      {form.get('preset') ? <p class="notice warn">{say(words.loaded)}</p> : null}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/cases/settings/clocks')}>
        <fieldset class="plain" disabled={!isClerk}>
          <input type="hidden" name="clocksVersion" value={form.get('clocksVersion')} />
          <input type="hidden" name="preset" value={form.get('preset')} />
          {shown.clocks.map((clock) => (
            <fieldset class="post">
              <legend>{say(clock.name)}</legend>
              <p class="quiet">{say(clockFacts(clock))}</p>
              <div class="row top">
                <TextField {...field(`limit.${clock.id}`, words.limit)} inputmode="numeric" />
                <ChoiceField
                  {...field(`unit.${clock.id}`, words.unit)}
                  choices={(['days', 'workdays'] as const).map((value) => ({ value, words: say(words[value]) }))}
                />
                {clock.is === 'duty' ? (
                  <TextField
                    {...field(`extension.${clock.id}`, words.extension)}
                    hint={say(words.extensionHint)}
                    inputmode="numeric"
                  />
                ) : null}
                <ChoiceField
                  {...field(`roll.${clock.id}`, words.roll)}
                  choices={(['stays', 'rolls'] as const).map((value) => ({ value, words: say(words[value]) }))}
                />
              </div>
            </fieldset>
          ))}
          {isClerk ? <button type="submit">{say(words.save)}</button> : null}
        </fieldset>
      </form>
    </section>
  )
}
