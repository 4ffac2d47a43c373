import type { FC } from 'hono/jsx'
import { type Attestation, absenceWords, attendanceWords } from '../../../domain/attendance.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Choice, ChoiceField, type Form, TextField, type Wrongs } from '../../form.tsx'
import { fieldOf } from './entry-form.ts'

const words = {
  is: { 'zh-CN': '到岗情况', en: 'What became of it' },
  by: { 'zh-CN': '谁来顶替', en: 'Who came instead' },
  why: { 'zh-CN': '未到的原因', en: 'Why he did not come' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  arrived: { 'zh-CN': '到达', en: 'Arrived' },
  left: { 'zh-CN': '离开', en: 'Left' },
  batches: { 'zh-CN': '批次', en: 'Groups' },
  visitors: { 'zh-CN': '人次', en: 'Visitors' },
  nobody: { 'zh-CN': '无人来访', en: 'Nobody came' },
  attested: { 'zh-CN': '领导亲自', en: 'The leader himself' },
  note: { 'zh-CN': '备注(可不填)', en: 'Note, if you like' },
  reason: { 'zh-CN': '更正的理由', en: 'Why it is corrected' },
  noNames: { 'zh-CN': '不要写来访人的姓名、电话等', en: 'No names or numbers of visitors' },
  void: { 'zh-CN': '作废(误登记)', en: 'void (entered by mistake)' },
} as const satisfies Record<string, Text>

/** 三亲, to follow 领导亲自. */
const attestedWords: Record<Attestation, Text> = {
  received: { 'zh-CN': '接访', en: 'received' },
  heard: { 'zh-CN': '听取', en: 'heard' },
  coordinated: { 'zh-CN': '协调', en: 'coordinated' },
}

interface EntryFieldsProps {
  readonly call: OfficeCall
  readonly reception: string
  readonly isPlanned: boolean
  /** An entry that holds is corrected: it may also be declared void. */
  readonly isCorrection: boolean
  /** A reason has to be given. */
  readonly needsReason: boolean
  /** Batches and visitors are no leader’s to see. */
  readonly withCounts: boolean
  readonly form: Form
  readonly wrongs: Wrongs
  readonly candidates: readonly Choice[]
}

const Wrong: FC<{ readonly call: OfficeCall; readonly wrongs: Wrongs; readonly name: string }> = (props) => {
  const says = props.wrongs.get(props.name)
  return says ? (
    <small id={`wrong-${props.name}`} class="wrong">
      {props.call.say(says)}
    </small>
  ) : null
}

/** What somebody notes of one reception; what does not fit the choice made is hidden where the browser can tell. */
export const EntryFields: FC<EntryFieldsProps> = (props) => {
  const { call, reception, isPlanned, form, wrongs } = props
  const name = (field: Parameters<typeof fieldOf>[0]): string => fieldOf(field, reception)
  const value = (field: Parameters<typeof fieldOf>[0]): string => form.get(name(field))
  const field = (one: Parameters<typeof fieldOf>[0]) => ({
    name: name(one),
    value: value(one),
    wrongs,
    language: call.language,
  })
  const describedBy = (one: 'is' | 'nobody') =>
    wrongs.has(name(one)) ? { 'aria-describedby': `wrong-${name(one)}` } : {}
  const choices = [
    'present' as const,
    ...(isPlanned ? (['absent', 'covered'] as const) : []),
    ...(props.isCorrection ? (['void'] as const) : []),
  ]
  return (
    <div class="entry">
      {isPlanned || props.isCorrection ? (
        <fieldset class="entry-is" {...describedBy('is')}>
          <legend>{call.say(words.is)}</legend>
          <div class="big-choices">
            {choices.map((one) => (
              <label class="big-choice">
                <input
                  class="choice-box"
                  type="radio"
                  name={name('is')}
                  value={one}
                  checked={value('is') === one}
                />
                {call.say(one === 'void' ? words.void : attendanceWords[one])}
              </label>
            ))}
          </div>
          <Wrong {...{ call, wrongs }} name={name('is')} />
        </fieldset>
      ) : (
        <input type="hidden" name={name('is')} value="present" />
      )}
      {isPlanned ? (
        <>
          <div class="if-covered">
            <ChoiceField
              {...field('by')}
              label={call.say(words.by)}
              choices={props.candidates}
              empty={call.say(words.choose)}
            />
          </div>
          <div class="if-absent">
            <ChoiceField
              {...field('why')}
              label={call.say(words.why)}
              choices={Object.entries(absenceWords).map(([one, text]) => ({ value: one, words: call.say(text) }))}
              empty={call.say(words.choose)}
            />
          </div>
        </>
      ) : null}
      <div class="entry-numbers">
        <div class="times if-received">
          <TextField {...field('arrived')} type="time" class="entry-time" label={call.say(words.arrived)} />
          <TextField {...field('left')} type="time" class="entry-time" label={call.say(words.left)} />
        </div>
        {props.withCounts ? (
          <>
            <TextField
              {...field('batches')}
              type="number"
              class="entry-count"
              inputmode="numeric"
              min="0"
              max="9999"
              label={call.say(words.batches)}
            />
            <TextField
              {...field('visitors')}
              type="number"
              class="entry-count"
              inputmode="numeric"
              min="0"
              max="9999"
              label={call.say(words.visitors)}
            />
            <div class="nobody">
              <label class="big-choice">
                <input
                  class="choice-box"
                  type="checkbox"
                  name={name('nobody')}
                  value="yes"
                  checked={value('nobody') === 'yes'}
                />
                {call.say(words.nobody)}
              </label>
              <Wrong {...{ call, wrongs }} name={name('nobody')} />
            </div>
          </>
        ) : null}
      </div>
      <fieldset class="entry-is if-received">
        <legend>{call.say(words.attested)}</legend>
        <div class="big-choices">
          {Object.entries(attestedWords).map(([one, text]) => (
            <label class="big-choice">
              <input
                class="choice-box"
                type="checkbox"
                name={name('attested')}
                value={one}
                checked={form.all(name('attested')).includes(one)}
              />
              {call.say(text)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        {...field('note')}
        label={call.say(props.needsReason ? words.reason : words.note)}
        hint={call.say(words.noNames)}
        maxlength={300}
      />
    </div>
  )
}
