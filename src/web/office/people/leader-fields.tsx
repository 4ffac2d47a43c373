import type { FC } from 'hono/jsx'
import { territoryOf, unitsBelow } from '../../../db/unit-store.ts'
import { roleWords, teamWords } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, type Choice, ChoiceField, type Form, TextField, TickField, type Wrongs } from '../../form.tsx'
import { todayOf } from '../today.ts'
import { rowsOf } from './leader-form.ts'

const words = {
  name: { 'zh-CN': '姓名', en: 'Name' },
  post: { 'zh-CN': '任职', en: 'Post' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  role: { 'zh-CN': '职务类别', en: 'Kind of post' },
  roleHint: { 'zh-CN': '规则按类别算次数', en: 'Rules count by kind' },
  title: { 'zh-CN': '职务', en: 'Post in words' },
  titleHint: { 'zh-CN': '公示上怎么印就怎么写,如 县委常委、副县长', en: 'As the notice prints it' },
  team: { 'zh-CN': '班子', en: 'Team' },
  portfolio: { 'zh-CN': '分管工作', en: 'In charge of' },
  portfolioHint: { 'zh-CN': '一行一项,或用 、 隔开', en: 'One a line, or with 、 between' },
  order: { 'zh-CN': '排序', en: 'Place in order' },
  orderHint: { 'zh-CN': '小的在前', en: 'Smaller first' },
  from: { 'zh-CN': '开始日', en: 'First day' },
  to: { 'zh-CN': '结束日', en: 'Last day' },
  toHint: { 'zh-CN': '在任不填', en: 'Empty while it lasts' },
  removePost: { 'zh-CN': '录错了,删去这个任职', en: 'Entered by mistake: remove this post' },
  areas: { 'zh-CN': '联系点', en: 'Liaison areas' },
  area: { 'zh-CN': '联系点', en: 'Liaison area' },
  areasHint: {
    'zh-CN': '包县、包乡镇、包部门。带案下访到这里去。',
    en: 'Townships and departments he is tied to; his down-visits go there.',
  },
  removeArea: { 'zh-CN': '删去', en: 'Remove' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  leaves: { 'zh-CN': '离任日', en: 'Leaves on' },
  leavesHint: {
    'zh-CN': '只在离任时填:所有任职和联系点到这一天为止',
    en: 'Only for somebody who leaves: all posts and areas end on this day',
  },
} as const satisfies Record<string, Text>

interface Props {
  readonly call: OfficeCall
  readonly form: Form
  readonly wrongs: Wrongs
}

/** What a leader’s form asks: name, posts, liaison areas, and the day he leaves. */
export const LeaderFields: FC<Props & { readonly isNew: boolean }> = ({ isNew, ...props }) => {
  const { call, form, wrongs } = props
  const { language } = call
  const rows = rowsOf(form)
  const numbers = (length: number): number[] => Array.from({ length }, (_, n) => n)
  return (
    <>
      <TextField name="name" label={call.say(words.name)} value={form.get('name')} {...{ wrongs, language }} />
      {numbers(rows.posts).map((n) => (
        <PostFields {...props} n={n} canBeRemoved={!isNew || rows.posts > 1} />
      ))}
      <fieldset class="post">
        <legend>{call.say(words.areas)}</legend>
        <p class="quiet">{call.say(words.areasHint)}</p>
        {numbers(rows.liaisons).map((n) => (
          <AreaRow {...props} n={n} />
        ))}
      </fieldset>
      {isNew ? null : (
        <div class="short">
          <TextField
            name="leaves"
            type="date"
            label={call.say(words.leaves)}
            hint={call.say(words.leavesHint)}
            value={form.get('leaves')}
            {...{ wrongs, language }}
          />
        </div>
      )}
    </>
  )
}

const choicesOf = (call: OfficeCall, from: Readonly<Record<string, Text>>): Choice[] =>
  Object.entries(from).map(([value, text]) => ({ value, words: call.say(text) }))

const PostFields: FC<Props & { readonly n: number; readonly canBeRemoved: boolean }> = (props) => {
  const { call, form, wrongs, n, canBeRemoved } = props
  const { language } = call
  const units = territoryOf(call.database, call.office.id)
  const field = (name: string) => {
    const whole = `posts[${n}].${name}`
    return { name: whole, value: form.get(whole), wrongs, language }
  }
  const isFilled = form.has(`posts[${n}].unit`)
  return (
    <fieldset class="post">
      <legend>
        {call.say(words.post)} {n + 1}
      </legend>
      <div class="row top">
        <TextField {...field('title')} label={call.say(words.title)} hint={call.say(words.titleHint)} />
        <ChoiceField
          {...field('unit')}
          value={form.get(`posts[${n}].unit`) || call.office.unit}
          label={call.say(words.unit)}
          choices={units.map(({ id, name }) => ({ value: id, words: name }))}
        />
      </div>
      <div class="row top">
        <ChoiceField
          {...field('role')}
          label={call.say(words.role)}
          hint={call.say(words.roleHint)}
          choices={choicesOf(call, roleWords)}
          empty={call.say(words.choose)}
        />
        <ChoiceField
          {...field('team')}
          label={call.say(words.team)}
          choices={choicesOf(call, teamWords)}
          empty={call.say(words.choose)}
        />
        <TextField
          {...field('order')}
          label={call.say(words.order)}
          hint={call.say(words.orderHint)}
          inputmode="numeric"
        />
      </div>
      <AreaField
        {...field('portfolio')}
        label={call.say(words.portfolio)}
        hint={call.say(words.portfolioHint)}
        rows={2}
      />
      <div class="row top">
        <TextField
          {...field('from')}
          type="date"
          label={call.say(words.from)}
          value={isFilled ? form.get(`posts[${n}].from`) : todayOf(call)}
        />
        <TextField {...field('to')} type="date" label={call.say(words.to)} hint={call.say(words.toHint)} />
      </div>
      {canBeRemoved && isFilled ? (
        <TickField
          name={`posts[${n}].remove`}
          label={call.say(words.removePost)}
          isTicked={form.has(`posts[${n}].remove`)}
        />
      ) : null}
    </fieldset>
  )
}

const AreaRow: FC<Props & { readonly n: number }> = ({ call, form, wrongs, n }) => {
  const { language } = call
  const name = (field: string): string => `liaisons[${n}].${field}`
  const isFilled = form.has(name('unit'))
  return (
    <div class="row top area">
      <ChoiceField
        name={name('unit')}
        label={`${call.say(words.area)} ${n + 1}`}
        value={form.get(name('unit'))}
        choices={unitsBelow(call.database, call.office.id).map((unit) => ({ value: unit.id, words: unit.name }))}
        empty={call.say(words.choose)}
        {...{ wrongs, language }}
      />
      <TextField
        name={name('from')}
        type="date"
        label={call.say(words.from)}
        value={isFilled ? form.get(name('from')) : todayOf(call)}
        {...{ wrongs, language }}
      />
      <TextField
        name={name('to')}
        type="date"
        label={call.say(words.to)}
        value={form.get(name('to'))}
        {...{ wrongs, language }}
      />
      {isFilled ? (
        <TickField name={name('remove')} label={call.say(words.removeArea)} isTicked={form.has(name('remove'))} />
      ) : null}
    </div>
  )
}
