import type { FC } from 'hono/jsx'
import { type KeptLeader, leaderOf } from '../../../db/leader-store.ts'
import { postsOn } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, noWrongs, TextField, TickField, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type NamingRule, RulesInTheWay } from '../rules/rules-naming.tsx'
import { todayOf } from '../today.ts'
import { LeaderDuties } from './leader-duties.tsx'
import { LeaderFacts } from './leader-facts.tsx'
import { LeaderFields } from './leader-fields.tsx'
import { startingForm } from './leader-form.ts'

const words = {
  people: { 'zh-CN': '领导', en: 'People' },
  add: { 'zh-CN': '新增领导', en: 'Add a leader' },
  save: { 'zh-CN': '保存', en: 'Save' },
  morePost: { 'zh-CN': '再加一个任职', en: 'One more post' },
  moreArea: { 'zh-CN': '加一个联系点', en: 'One more liaison area' },
  shared: { 'zh-CN': '他已在本系统的另一个单位(兼任)?', en: 'Is he a leader of another office here?' },
  id: { 'zh-CN': '他在那里的编号', en: 'His id there' },
  idHint: {
    'zh-CN': '向那个单位的经办人要;上面的姓名也要一字不差。这样两边都不会给他排在同一时间。',
    en: 'Ask that office’s clerk; the name above must be the very same. Neither office will then use him twice at once.',
  },
  another: { 'zh-CN': '确实是同名的另一个人', en: 'It is another person of the same name' },
  ownId: { 'zh-CN': '编号', en: 'Id' },
  named: {
    'zh-CN': '没有保存:下面这些要靠他现在的样子,保存以后就排不成了。请先改好它们,再来保存。',
    en: 'Not saved: these rest on what he is now, and no roster could be made. Change them first, then come back.',
  },
  ownIdHint: {
    'zh-CN': '别的单位登记他兼任时要用。',
    en: 'Other offices need it to enter a post he holds there too.',
  },
} as const satisfies Record<string, Text>

/** A leader’s form, as it was typed, with what is wrong with it and the rules in the way. */
export const formPage = (
  call: OfficeCall,
  leader: KeptLeader | undefined,
  form: Form,
  {
    wrongs = noWrongs,
    rules = [],
    status,
    version,
  }: { wrongs?: Wrongs; rules?: readonly NamingRule[]; status?: 409 | 422 | 429; version?: number } = {},
): Promise<Response> => {
  const { language } = call
  return call.page(
    { title: leader ? { 'zh-CN': leader.name, en: leader.name } : words.add, tab: 'people' },
    <>
      <p class="back">
        <a href={call.at('/people')}>← {call.say(words.people)}</a>
      </p>
      <h1>{leader?.name ?? call.say(words.add)}</h1>
      {leader ? <Standing {...{ call, leader }} /> : null}
      <RulesInTheWay {...{ rules, language }} says={words.named} />
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at(leader ? `/people/${encodeURIComponent(leader.id)}` : '/people/new')}>
        <input type="hidden" name="version" value={String(version ?? form.get('version'))} />
        {wrongs.has('isAnother') ? (
          <TickField name="isAnother" label={call.say(words.another)} isTicked={false} />
        ) : null}
        <LeaderFields {...{ call, form, wrongs }} isNew={leader === undefined} />
        {leader ? null : (
          <details open={form.get('id') !== ''}>
            <summary>{call.say(words.shared)}</summary>
            <TextField
              name="id"
              label={call.say(words.id)}
              hint={call.say(words.idHint)}
              value={form.get('id')}
              autocomplete="off"
              {...{ wrongs, language }}
            />
          </details>
        )}
        <div class="actions">
          <button type="submit">{call.say(words.save)}</button>
          <button type="submit" class="secondary outline" name="more" value="posts">
            {call.say(words.morePost)}
          </button>
          <button type="submit" class="secondary outline" name="more" value="liaisons">
            {call.say(words.moreArea)}
          </button>
        </div>
      </form>
      {leader ? <LeaderDuties {...{ call, leader }} /> : null}
    </>,
    status,
  )
}

/** Who he is today, above his form. */
const Standing: FC<{ readonly call: OfficeCall; readonly leader: KeptLeader }> = ({ call, leader }) => (
  <p>
    {postsOn(leader, todayOf(call))
      .map(({ title }) => title)
      .join('、')}{' '}
    <small class="quiet">
      {call.say(words.ownId)} <code>{leader.id}</code> {call.say(words.ownIdHint)}
    </small>
  </p>
)

/** The form of a new leader. */
export const showNewLeader = (call: OfficeCall): Promise<Response> =>
  formPage(call, undefined, startingForm(call, undefined))

/** A leader: for clerks the form, for others what it says. */
export const showLeader = (call: OfficeCall): Promise<Response> => {
  const leader = leaderIn(call)
  if (!leader) return plainPage(call, 'notFound')
  if (call.roles.has('clerk')) return formPage(call, leader, startingForm(call, leader))
  return call.page(
    { title: { 'zh-CN': leader.name, en: leader.name }, tab: 'people' },
    <>
      <p class="back">
        <a href={call.at('/people')}>← {call.say(words.people)}</a>
      </p>
      <h1>{leader.name}</h1>
      <LeaderFacts {...{ call, leader }} />
      <LeaderDuties {...{ call, leader }} />
    </>,
  )
}

/** The leader of the address; undefined where the office has none of this id. */
export const leaderIn = (call: OfficeCall): KeptLeader | undefined =>
  leaderOf(call.database, call.office.id, call.http.req.param('leader') ?? '')
