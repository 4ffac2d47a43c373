import { openReadOnly } from '../../src/db/open.ts'
import { draftOf, rosterIdOf, stateOf } from '../../src/db/roster-store.ts'
import type { DraftDuty, RosterState } from '../../src/domain/draft.ts'

/** Where a month stands, as the file of the database says. */
export interface Standing {
  readonly version: number
  readonly parent: number | null
  readonly state: RosterState
  readonly duties: readonly DraftDuty[]
}

/** Reads where a month stands past the service. */
export const standingIn = (file: string, office: string, month: string): Standing => {
  const database = openReadOnly(file)
  try {
    const id = rosterIdOf(database, office, month)
    const draft = id === undefined ? undefined : draftOf(database, id)
    const { version = 0, parent = null, duties = [] } = draft ?? {}
    return { version, parent, duties, state: stateOf(database, id) }
  } finally {
    database.close()
  }
}

/** Who posts what, and what the log says of it once it is done. */
interface Step {
  readonly who: 'clerk' | 'approver'
  readonly logs: string
  readonly fields: Record<string, string>
}

const one = <T>(from: readonly T[], roll: () => number): T => from[Math.floor(roll() * from.length)]!

const swapFields = (duties: readonly DraftDuty[], roll: () => number): Record<string, string> => {
  const [duty, other] = [one(duties, roll), one(duties, roll)]
  return { ...duty, toDate: other.date, toOpening: other.opening, toLeader: other.leader }
}

/** Every step of a month but making it, which is not done with its answer; each under its address. */
export const monthSteps = {
  make: () => ({ who: 'clerk', logs: 'draft.made', fields: {} }),
  edit: ({ duties }, roll) =>
    roll() < 0.3
      ? { who: 'clerk', logs: 'draft.swap', fields: { what: 'swap', ...swapFields(duties, roll) } }
      : { who: 'clerk', logs: 'draft.remove', fields: { what: 'remove', ...one(duties, roll) } },
  pin: ({ duties }, roll) => ({ who: 'clerk', logs: 'draft.pin', fields: { ...one(duties, roll), is: 'on' } }),
  undo: () => ({ who: 'clerk', logs: 'draft.undone', fields: {} }),
  submit: () => ({ who: 'clerk', logs: 'roster.submitted', fields: {} }),
  withdraw: () => ({ who: 'clerk', logs: 'roster.withdrawn', fields: {} }),
  approve: () => ({ who: 'approver', logs: 'roster.approved', fields: {} }),
  publish: () => ({
    who: 'approver',
    logs: 'roster.published',
    fields: { brokenReason: '当日全县大会', lateReason: '月底人事调整' },
  }),
} as const satisfies Record<string, (now: Standing, roll: () => number) => Step>
export type StepName = keyof typeof monthSteps

/** The step to do now for `name` to be possible; itself where it is. */
export const towards = (name: StepName, now: Standing): StepName => {
  const { state, duties, parent } = now
  const isClosed = state === 'submitted' || state === 'approved'
  switch (name) {
    case 'publish':
      return state === 'approved' ? name : towards('approve', now)
    case 'approve':
      return state === 'submitted' ? name : towards('submit', now)
    case 'withdraw':
      return isClosed ? name : towards('submit', now)
    case 'submit':
      return state === 'draft' ? name : isClosed ? 'withdraw' : towards('edit', now)
    default:
      if (isClosed) return 'withdraw'
      if (name !== 'make' && duties.length < 10) return 'make'
      return name === 'undo' && parent === null ? 'edit' : name
  }
}

/** Words for the next page that a redirect leaves; undefined where it leaves none. */
export const saidBy = (response: Response): { 'zh-CN': string; isRefusal: boolean } | undefined => {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('said='))
  return cookie && JSON.parse(decodeURIComponent(/^said=([^;]*)/.exec(cookie)![1]!))
}
