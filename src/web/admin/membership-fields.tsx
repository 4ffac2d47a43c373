import type { FC } from 'hono/jsx'
import { leadersOf } from '../../db/leader-store.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import type { Membership } from '../../db/user-store.ts'
import type { Office } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'
import { memberRoleWords } from '../../domain/user.ts'
import type { PersonCall } from '../call.tsx'
import { ChoiceField, type Form, ManyField, type Wrongs } from '../form.tsx'

const words = {
  title: { 'zh-CN': '在各办公室的权限', en: 'Parts in offices' },
  roles: { 'zh-CN': '工作人员', en: 'Staff' },
  leader: { 'zh-CN': '本人是这位领导', en: 'Is this leader himself' },
  notLeader: { 'zh-CN': '不是', en: 'no' },
  liaison: { 'zh-CN': '为这些领导当联络员', en: 'Liaison officer of these leaders' },
  more: { 'zh-CN': '还要在这个办公室授权', en: 'A part in another office too' },
  choose: { 'zh-CN': '选择办公室', en: 'choose an office' },
  add: { 'zh-CN': '列出来(不保存)', en: 'Show it (nothing is saved)' },
} as const satisfies Record<string, Text>

const staff = ['clerk', 'approver', 'auditor'] as const

/** What a user is, as fields of a form. */
export const membershipEntries = (memberships: readonly Membership[]): [string, string][] => [
  ...[...new Set(memberships.map(({ office }) => office))].map((office): [string, string] => ['offices', office]),
  ...memberships.map(({ office, role, leader }): [string, string] =>
    leader === null ? [`roles[${office}]`, role] : [`${role}[${office}]`, leader],
  ),
]

/** The offices a form has fields for: those it names, the one just chosen, and the only one there is. */
export const officesIn = (database: Database, form: Form): Office[] => {
  const all = allOffices(database)
  const named = new Set([...form.all('offices'), form.get('more')])
  return all.filter(({ id }) => named.has(id) || all.length === 1)
}

/** The memberships a form asks for; undefined where it names a leader its office does not have. */
export const membershipsIn = (
  database: Database,
  form: Form,
  before: readonly Membership[],
): Membership[] | undefined => {
  const asked = officesIn(database, form).flatMap(({ id: office }): Membership[] => {
    const leader = form.get(`leader[${office}]`)
    return [
      ...staff
        .filter((role) => form.all(`roles[${office}]`).includes(role))
        .map((role) => ({ office, role, leader: null })),
      ...(leader ? [{ office, role: 'leader' as const, leader }] : []),
      ...form.all(`liaison[${office}]`).map((one) => ({ office, role: 'liaison' as const, leader: one })),
    ]
  })
  const isKnown = ({ office, leader }: Membership): boolean =>
    leader === null ||
    before.some((one) => one.office === office && one.leader === leader) ||
    leadersOf(database, office).some(({ id }) => id === leader)
  return asked.every(isKnown) ? asked : undefined
}

/** What a user is in each office, and a way to one more. */
export const MembershipFields: FC<{ readonly call: PersonCall; readonly form: Form; readonly wrongs: Wrongs }> = ({
  call,
  form,
  wrongs,
}) => {
  const { app, language } = call
  const { database } = app
  const shown = officesIn(database, form)
  const others = allOffices(database).filter(({ id }) => !shown.some((one) => one.id === id))
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      {shown.map((office) => {
        const [leader, liaisons] = [form.get(`leader[${office.id}]`), form.all(`liaison[${office.id}]`)]
        const known = leadersOf(database, office.id).map(({ id, name }) => ({ value: id, words: name }))
        // One who has left the office is still shown while the user stands for him.
        const gone = [leader, ...liaisons].filter((id) => id && !known.some(({ value }) => value === id))
        const choices = [...known, ...[...new Set(gone)].map((id) => ({ value: id, words: id }))]
        return (
          <fieldset class="opening">
            <legend>{office.name}</legend>
            <input type="hidden" name="offices" value={office.id} />
            <ManyField
              name={`roles[${office.id}]`}
              label={call.say(words.roles)}
              values={form.all(`roles[${office.id}]`)}
              choices={staff.map((role) => ({ value: role, words: call.say(memberRoleWords[role]) }))}
              {...{ wrongs, language }}
            />
            {choices.length > 0 ? (
              <>
                <ChoiceField
                  name={`leader[${office.id}]`}
                  label={call.say(words.leader)}
                  value={leader}
                  empty={call.say(words.notLeader)}
                  choices={choices}
                  {...{ wrongs, language }}
                />
                <details open={liaisons.length > 0}>
                  <summary>{call.say(words.liaison)}</summary>
                  <div class="columns">
                    {choices.map(({ value, words: name }) => (
                      <label class="column-item">
                        <input
                          type="checkbox"
                          name={`liaison[${office.id}]`}
                          value={value}
                          checked={liaisons.includes(value)}
                        />
                        {name}
                      </label>
                    ))}
                  </div>
                </details>
              </>
            ) : null}
          </fieldset>
        )
      })}
      {others.length > 0 ? (
        <div class="row">
          <ChoiceField
            name="more"
            label={call.say(words.more)}
            empty={call.say(words.choose)}
            choices={others.map(({ id, name }) => ({ value: id, words: name }))}
            {...{ wrongs, language }}
          />
          <button type="submit" name="do" value="more" class="secondary">
            {call.say(words.add)}
          </button>
        </div>
      ) : null}
    </>
  )
}
