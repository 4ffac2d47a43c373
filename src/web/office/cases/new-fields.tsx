import type { Child, FC } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { seesNumbers } from '../../../domain/case.ts'
import { dispositionWords, mostRepresentatives } from '../../../domain/case-event.ts'
import { type Day, within } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { levelWords } from '../../../domain/unit.ts'
import { collectiveFrom } from '../../../reception/registration.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { AreaField, type Choice, ChoiceField, type Form, ManyField, TextField, type Wrongs } from '../../form.tsx'
import { peopleNumbers } from './new-read.ts'
import type { Source } from './new-source.ts'

const words = {
  day: { 'zh-CN': '接访(收到)日期', en: 'Day received' },
  session: { 'zh-CN': '时段', en: 'Session' },
  noSession: { 'zh-CN': '不分时段', en: 'none' },
  place: { 'zh-CN': '接访地点', en: 'Place' },
  noPlace: { 'zh-CN': '不在接访地点(来信、来电等)', en: 'none (by letter, telephone …)' },
  receiver: { 'zh-CN': '接待领导', en: 'Receiver' },
  noReceiver: { 'zh-CN': '没有领导接待', en: 'none' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  isFirst: { 'zh-CN': '初次或重复', en: 'First or repeat' },
  first: { 'zh-CN': '初信初访', en: 'first visit' },
  repeat: { 'zh-CN': '重信重访', en: 'a repeat' },
  heads: { 'zh-CN': '来访人数', en: 'How many came' },
  name: { 'zh-CN': '姓名(可不填)', en: 'Name, if you like' },
  contact: { 'zh-CN': '联系方式(可不填)', en: 'Contact, if you like' },
  sealed: {
    'zh-CN': '姓名、联系方式、反映事项和批示加密保存,到期清除;不填身份证号码。',
    en: 'Names, contacts, summary and instruction are kept encrypted and purged in time; no identity-card numbers.',
  },
  summary: { 'zh-CN': '反映事项', en: 'What it is about' },
  as: { 'zh-CN': '当场处理', en: 'Dealt with' },
  notYet: { 'zh-CN': '还没有处理', en: 'not yet' },
  by: { 'zh-CN': '承诺或交办限期', en: 'By which day' },
  byHint: { 'zh-CN': '承诺办理必填', en: 'Needed for a promise' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  more: { 'zh-CN': '集体访、以前的编号、国家系统编号', en: 'Groups, earlier and national numbers' },
  collective: { 'zh-CN': '个体访或集体访', en: 'Individual or collective' },
  byHeads: {
    'zh-CN': `按人数(${collectiveFrom}人以上为集体访)`,
    en: `by heads (${collectiveFrom} or more: a group)`,
  },
  individual: { 'zh-CN': '个体访', en: 'individual' },
  group: { 'zh-CN': '集体访', en: 'collective' },
  representatives: { 'zh-CN': '代表人数', en: 'Representatives' },
  most: { 'zh-CN': `集体访最多${mostRepresentatives}人`, en: `At most ${mostRepresentatives}` },
  level: { 'zh-CN': '接访层级', en: 'Level' },
  usual: { 'zh-CN': '按接访地点', en: 'that of the place' },
  earlier: { 'zh-CN': '以前的编号(重信重访)', en: 'Earlier case' },
  earlierNational: { 'zh-CN': '以前的国家系统编号(重信重访)', en: 'Earlier case, by its national number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  later: { 'zh-CN': '可以以后再填', en: 'May follow later' },
  people: { 'zh-CN': '还有别的来访人', en: 'More people' },
  instructed: { 'zh-CN': '领导批示、协办单位、首办责任', en: 'Instruction, co-handling units, first handler' },
  instruction: { 'zh-CN': '批示内容', en: 'Instruction' },
  instructor: { 'zh-CN': '批示领导', en: 'Whose' },
  theReceiver: { 'zh-CN': '接待领导', en: 'the receiver' },
  firstUnit: { 'zh-CN': '首办责任单位', en: 'First handler' },
  fixed: { 'zh-CN': '定了不能改', en: 'Fixed once set' },
  noUnit: { 'zh-CN': '以后再定', en: 'later' },
  co: { 'zh-CN': '协办单位(交办时)', en: 'Co-handling units, when assigned' },
  concerns: { 'zh-CN': '涉及的领导和单位(回避)', en: 'Whom it concerns (withdrawal)' },
  concernsAbout: {
    'zh-CN': '反映的就是这些领导或单位时勾选:他们看不到这件事项,也不能接待、包案、承办。',
    en: 'Tick those it is about: it does not exist for them, and they can neither receive nor handle it.',
  },
  concernLeaders: { 'zh-CN': '涉及的领导', en: 'Leaders' },
  concernUnits: { 'zh-CN': '涉及的单位', en: 'Units' },
} as const satisfies Record<string, Text>

/** Choices with a number before each: typing it picks, where typing Chinese does not. */
const counted = (choices: readonly Choice[]): Choice[] => {
  const width = String(choices.length).length
  return choices.map(({ value, words: name }, at) => ({
    value,
    words: `${String(at + 1).padStart(width, '0')} ${name}`,
  }))
}

/** A year of four digits: typing goes on to the month after them. */
const latestDay = '2199-12-31'

/** Fields in the order they stand, by which is known where typing begins. */
const order = ['day', 'session', 'place', 'receiver', 'subject', 'heads', 'name1', 'contact1', 'summary', 'as']

/** Where typing begins: at what is wrong first, else at what is empty first. */
const beginsAt = (form: Form, wrongs: Wrongs, reception: Source['reception']): string | undefined => {
  const [wrong] = [...wrongs.keys()].filter((name) => name !== '')
  if (wrong !== undefined) return wrong
  const shown = order.filter((name) => !reception || !['day', 'session', 'place'].includes(name))
  return shown.find((name) => form.get(name) === '')
}

/** All fields of a case to be registered: few first, the others folded away. */
export const NewCaseFields: FC<{
  readonly call: OfficeCall
  readonly source: Source
  readonly form: Form
  readonly wrongs: Wrongs
  readonly today: Day
  /** The buttons, next to the few fields that most cases need. */
  readonly children: Child
}> = ({ call, source, form, wrongs, today, children }) => {
  const { database, office, language, say } = call
  const { reception } = source
  const focus = beginsAt(form, wrongs, reception)
  const field = (name: string, label: Text) => ({
    ...{ name, label: say(label), value: form.get(name), wrongs, language },
    autofocus: name === focus,
  })
  const day = reception?.date ?? today
  const receiver = form.get('receiver')
  const everybody = leadersOf(database, office.id)
  const inPost = everybody.filter(
    ({ id, posts }) => id === receiver || posts.some((post) => within({ from: post.from, to: post.to }, day)),
  )
  const leaders = inPost.map(({ id, name, posts }) => ({ value: id, words: `${name} ${posts[0]?.title ?? ''}` }))
  const units = unitsBelow(database, office.id).map(({ id, name }) => ({ value: id, words: name }))
  const places = placesOf(database, office.id).map(({ place }) => ({ value: place.id, words: place.name }))
  return (
    <>
      <div class="row top">
        {reception ? (
          <div class="field">
            <p class="case-when">
              <b>{say(dayWords(reception.date))}</b> {say(sessionWords[reception.session])}
              <br />
              {caseNames(database, office).place(reception.place)}
            </p>
            {wrongs.has('day') ? <small class="wrong">{wrongs.get('day')![language]}</small> : null}
          </div>
        ) : (
          <>
            <TextField {...field('day', words.day)} type="date" max={today} />
            <ChoiceField
              {...field('session', words.session)}
              choices={counted(Object.entries(sessionWords).map(([value, text]) => ({ value, words: say(text) })))}
              empty={say(words.noSession)}
            />
            <ChoiceField {...field('place', words.place)} choices={counted(places)} empty={say(words.noPlace)} />
          </>
        )}
        <ChoiceField
          {...field('receiver', words.receiver)}
          choices={counted(leaders)}
          empty={say(words.noReceiver)}
        />
      </div>
      <div class="row top">
        <ChoiceField
          {...field('subject', words.subject)}
          choices={office.settings.cases.subjects.map(({ code, name }) => ({
            value: code,
            words: `${code} ${name}`,
          }))}
          empty={say(words.choose)}
        />
        <ChoiceField
          {...field('isFirst', words.isFirst)}
          choices={counted((['first', 'repeat'] as const).map((value) => ({ value, words: say(words[value]) })))}
        />
        <TextField {...field('heads', words.heads)} inputmode="numeric" />
      </div>
      <div class="row top">
        <TextField {...field('name1', words.name)} maxlength={100} autocomplete="off" />
        <TextField {...field('contact1', words.contact)} maxlength={100} autocomplete="off" />
      </div>
      <AreaField {...field('summary', words.summary)} rows={3} hint={say(words.sealed)} />
      <div class="row top case-dealt">
        <ChoiceField
          {...field('as', words.as)}
          choices={counted(Object.entries(dispositionWords).map(([value, text]) => ({ value, words: say(text) })))}
          empty={say(words.notYet)}
        />
        <div class="case-by">
          <TextField {...field('by', words.by)} type="date" max={latestDay} hint={say(words.byHint)} />
        </div>
        <div class="case-lead">
          <ChoiceField {...field('lead', words.lead)} choices={counted(units)} empty={say(words.choose)} />
        </div>
      </div>
      <div class="actions">{children}</div>
      <MoreFields {...{ call, form, wrongs, field, leaders, units }} />
    </>
  )
}

/** What most cases do not need. */
const MoreFields: FC<{
  readonly call: OfficeCall
  readonly form: Form
  readonly wrongs: Wrongs
  readonly field: (name: string, label: Text) => Parameters<typeof TextField>[0] & { readonly value: string }
  readonly leaders: readonly Choice[]
  readonly units: readonly Choice[]
}> = ({ call, form, wrongs, field, leaders, units }) => {
  const { language, say } = call
  /** Open where something in it is wrong or filled in. */
  const isOpen = (names: readonly string[]): boolean =>
    names.some((name) => wrongs.has(name) || form.all(name).some((value) => value !== ''))
  const many = (name: string, label: Text) => ({
    ...{ name, label: say(label), values: form.all(name), wrongs, language },
  })
  const others = peopleNumbers.slice(1)
  return (
    <>
      <details class="picks" open={isOpen(others.flatMap((n) => [`name${n}`, `contact${n}`]))}>
        <summary>{say(words.people)}</summary>
        {others.map((n) => (
          <div class="row top">
            <TextField {...field(`name${n}`, numbered(words.name, n))} maxlength={100} autocomplete="off" />
            <TextField {...field(`contact${n}`, numbered(words.contact, n))} maxlength={100} autocomplete="off" />
          </div>
        ))}
      </details>
      <details class="picks" open={isOpen(['collective', 'representatives', 'level', 'earlier', 'national'])}>
        <summary>{say(words.more)}</summary>
        <div class="row top">
          <ChoiceField
            {...field('collective', words.collective)}
            choices={[
              { value: 'no', words: say(words.individual) },
              { value: 'yes', words: say(words.group) },
            ]}
            empty={say(words.byHeads)}
          />
          <TextField
            {...field('representatives', words.representatives)}
            inputmode="numeric"
            hint={say(words.most)}
          />
          <ChoiceField
            {...field('level', words.level)}
            choices={Object.entries(levelWords).map(([value, text]) => ({ value, words: say(text) }))}
            empty={say(words.usual)}
          />
        </div>
        <div class="row top">
          <TextField {...field('earlier', seesNumbers(call.viewer) ? words.earlier : words.earlierNational)} />
          <TextField {...field('national', words.national)} hint={say(words.later)} autocomplete="off" />
        </div>
      </details>
      <details class="picks" open={isOpen(['instruction', 'instructor', 'firstUnit', 'co'])}>
        <summary>{say(words.instructed)}</summary>
        <AreaField {...field('instruction', words.instruction)} rows={2} />
        <div class="row top">
          <ChoiceField
            {...field('instructor', words.instructor)}
            choices={counted(leaders)}
            empty={say(words.theReceiver)}
          />
          <ChoiceField
            {...field('firstUnit', words.firstUnit)}
            hint={say(words.fixed)}
            choices={counted(units)}
            empty={say(words.noUnit)}
          />
        </div>
        <ManyField {...many('co', words.co)} choices={units} />
      </details>
      <details class="picks" open={isOpen(['concernLeaders', 'concernUnits'])}>
        <summary>{say(words.concerns)}</summary>
        <p class="quiet">{say(words.concernsAbout)}</p>
        <ManyField {...many('concernLeaders', words.concernLeaders)} choices={leaders} />
        <ManyField {...many('concernUnits', words.concernUnits)} choices={units} />
      </details>
    </>
  )
}

const numbered = (label: Text, n: number): Text => ({ 'zh-CN': `${label['zh-CN']} ${n}`, en: `${label.en} (${n})` })
