import { readFileSync } from 'node:fs'
import { openReadOnly } from '../../src/db/open.ts'
import { draftOf, revisionOf, rosterIdOf, stateOf } from '../../src/db/roster-store.ts'
import type { DraftDuty, RosterState } from '../../src/domain/draft.ts'
import type { Visitor } from './visitor.ts'

/** Where an office stands with a month and with files taken over, as the file of the database says. */
export interface Standing {
  readonly version: number
  readonly parent: number | null
  readonly state: RosterState
  readonly duties: readonly DraftDuty[]
  readonly isPublished: boolean
  /** An office that has taken over nothing yet, and the workbook that waits there. */
  readonly empty: { readonly office: string; readonly waiting: string | undefined }
}

/** Reads where an office stands past the service, and which of the empty ones comes next. */
export const standingIn = (file: string, office: string, month: string): Standing => {
  const database = openReadOnly(file)
  try {
    const id = rosterIdOf(database, office, month)
    const draft = id === undefined ? undefined : draftOf(database, id)
    const { version = 0, parent = null, duties = [] } = draft ?? {}
    const empty = database.sqlite
      .prepare('SELECT id FROM office WHERE id NOT IN (SELECT office FROM place) ORDER BY id')
      .pluck()
      .get() as string
    const waiting = database.sqlite
      .prepare('SELECT id FROM pending_import WHERE office = ? ORDER BY at DESC')
      .pluck()
      .get(empty) as string | undefined
    const isPublished = id !== undefined && revisionOf(database, id) !== undefined
    return { version, parent, duties, state: stateOf(database, id), isPublished, empty: { office: empty, waiting } }
  } finally {
    database.close()
  }
}

interface Step {
  readonly who: 'clerk' | 'approver'
  /** What the log says once it is done; nothing where only a file was read. */
  readonly logs: string | undefined
  send(who: Visitor): Promise<Response>
}

type MakeStep = (now: Standing, month: string, roll: () => number) => Step

const one = <T>(from: readonly T[], roll: () => number): T => from[Math.floor(roll() * from.length)]!

/** A step of a month, posted to the address of its name. */
const monthly =
  (
    name: string,
    who: Step['who'],
    logs: string,
    fields: (duties: readonly DraftDuty[], roll: () => number) => Record<string, string> = () => ({}),
  ): MakeStep =>
  ({ version, duties }, month, roll) => {
    const posted = { version: String(version), ...fields(duties, roll) }
    return { who, logs, send: (visitor) => visitor.post(`${month}/${name}`, posted) }
  }

const workbook = new File([readFileSync('fixtures/sample-workbook.xlsx')], '名册.xlsx')

/** What people do that is killed: each step under its name. */
export const officeSteps = {
  make: monthly('make', 'clerk', 'draft.made'),
  remove: monthly('edit', 'clerk', 'draft.remove', (duties, roll) => ({ what: 'remove', ...one(duties, roll) })),
  swap: monthly('edit', 'clerk', 'draft.swap', (duties, roll) => {
    const { date, opening, leader } = one(duties, roll)
    return { what: 'swap', ...one(duties, roll), toDate: date, toOpening: opening, toLeader: leader }
  }),
  pin: monthly('pin', 'clerk', 'draft.pin', (duties, roll) => ({ ...one(duties, roll) })),
  undo: monthly('undo', 'clerk', 'draft.undone'),
  discard: monthly('discard', 'clerk', 'draft.discarded'),
  submit: monthly('submit', 'clerk', 'roster.submitted'),
  withdraw: monthly('withdraw', 'clerk', 'roster.withdrawn'),
  approve: monthly('approve', 'approver', 'roster.approved'),
  publish: monthly('publish', 'approver', 'roster.published', () => ({
    brokenReason: '当日全县大会',
    lateReason: '月底人事调整',
  })),
  upload: ({ empty }) => ({
    who: 'clerk',
    logs: undefined,
    send: (visitor) => visitor.upload(`/o/${empty.office}/files`, 'file', workbook),
  }),
  take: ({ empty }) => ({
    who: 'clerk',
    logs: 'workbook.adopted',
    send: (visitor) => visitor.post(`/o/${empty.office}/files/import/${empty.waiting}/take`),
  }),
} as const satisfies Record<string, MakeStep>
export type StepName = keyof typeof officeSteps

/** The step to do now for `name` to be possible; itself where it is. */
export const towards = (name: StepName, now: Standing): StepName => {
  const { state, duties, parent, isPublished, empty } = now
  const isClosed = state === 'submitted' || state === 'approved'
  switch (name) {
    case 'upload':
      return name
    case 'take':
      return empty.waiting === undefined ? 'upload' : name
    case 'publish':
      return state === 'approved' ? name : towards('approve', now)
    case 'approve':
      return state === 'submitted' ? name : towards('submit', now)
    case 'withdraw':
      return isClosed ? name : towards('submit', now)
    case 'submit':
      return state === 'draft' ? name : towards('remove', now)
    case 'discard':
      if (!isPublished) return towards('publish', now)
      return state === 'draft' ? name : towards('remove', now)
    default:
      if (isClosed) return 'withdraw'
      if (name !== 'make' && duties.length < 10) return 'make'
      return name === 'undo' && parent === null ? 'remove' : name
  }
}
