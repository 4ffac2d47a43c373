import type { FC } from 'hono/jsx'
import { placesOf } from '../../../db/place-store.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Choice, ChoiceField, type Form, FormWrong, type Wrongs } from '../../form.tsx'
import { newToken } from '../../token.ts'
import { EntryFields } from './entry-fields.tsx'
import { fieldOf, unplanned } from './entry-form.ts'

const words = {
  add: { 'zh-CN': '登记无计划接访', en: 'Enter a reception that was not planned' },
  about: {
    'zh-CN': '当天安排之外的接访:临时接访、主动约访、下访等。谁接的,就算谁的。',
    en: 'A reception outside the roster. It counts for whoever received.',
  },
  leader: { 'zh-CN': '接访领导', en: 'Leader' },
  place: { 'zh-CN': '地点', en: 'Place' },
  session: { 'zh-CN': '时段', en: 'Session' },
  activity: { 'zh-CN': '形式', en: 'Form' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  enter: { 'zh-CN': '登记', en: 'Enter' },
} as const satisfies Record<string, Text>

/** The form for a reception that was not planned. It brings its id along, so that a double click enters it once. */
export const UnplannedForm: FC<{
  readonly call: OfficeCall
  readonly date: string
  readonly form: Form
  readonly wrongs: Wrongs
  readonly candidates: readonly Choice[]
}> = ({ call, date, form, wrongs, candidates }) => {
  const field = (one: 'leader' | 'place' | 'session' | 'activity') => ({
    name: fieldOf(one, unplanned),
    value: form.get(fieldOf(one, unplanned)),
    wrongs,
    language: call.language,
    label: call.say(words[one]),
  })
  const choices = (texts: Record<string, Text>): Choice[] =>
    Object.entries(texts).map(([value, text]) => ({ value, words: call.say(text) }))
  return (
    <details class="unplanned" open={wrongs.size > 0}>
      <summary>{call.say(words.add)}</summary>
      <p class="quiet">{call.say(words.about)}</p>
      <FormWrong {...{ wrongs }} language={call.language} />
      <form method="post" action={call.at(`/day/${date}/unplanned`)}>
        <input type="hidden" name="reception" value={form.get('reception') || newToken()} />
        <div class="row top">
          <ChoiceField {...field('leader')} choices={candidates} empty={call.say(words.choose)} />
          <ChoiceField
            {...field('place')}
            choices={placesOf(call.database, call.office.id).map(({ place }) => ({
              value: place.id,
              words: place.name,
            }))}
            empty={call.say(words.choose)}
          />
        </div>
        <div class="row top">
          <ChoiceField {...field('session')} choices={choices(sessionWords)} />
          <ChoiceField {...field('activity')} choices={choices(activityWords)} />
        </div>
        <EntryFields
          {...{ call, form, wrongs, candidates }}
          reception={unplanned}
          isPlanned={false}
          isCorrection={false}
          needsReason={false}
          withCounts
        />
        <button type="submit">{call.say(words.enter)}</button>
      </form>
    </details>
  )
}
