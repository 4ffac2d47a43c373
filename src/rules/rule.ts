import type { z } from 'zod'
import type { Finding, Subject } from '../domain/finding.ts'
import type { ObjectiveLevel } from '../domain/rule-set.ts'
import type { Duty } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import type { Month } from './month.ts'
import type { Row } from './row.ts'

/** What `check` says of a roster: what it found, and how much is broken in all, as an integer. */
export interface Verdict {
  /** Sum of what is missing or in excess; for a soft rule its cost. */
  readonly amount: number
  readonly findings: readonly Finding[]
  /** Rules that ask something of each leader: what was asked and done, kept or not. */
  readonly counts?: readonly LeaderCount[]
  /** Rules that ask a number of somebody, of a day or of a slot: all they asked, kept or not. */
  readonly asked?: readonly Asked[]
  /** Of a rule of balance: what its amount, a sum of squares, is made of. */
  readonly evenness?: Evenness
}

/** What a sum of squares stands for, and the least it could have been. */
export interface Evenness {
  /** Months of the window, this one included, and how many of them are on record. */
  readonly months: number
  readonly known: number
  readonly by: 'all' | 'weekday' | 'activity'
  /** What is squared is a number of these. */
  readonly unit: 'day' | 'half-day' | 'session'
  /** Each square is divided by its leader’s months in post and multiplied by this; 1 where all were in post alike. */
  readonly times: number
  /** The least sum of squares, what is past as it is, if every duty counted this month could go to anybody. */
  readonly least: number
}

/** What a rule asks of a leader, and what he has. */
export interface LeaderCount {
  readonly leader: string
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly actual: number
  /** Of `actual`, what was served before this month, where the rule looks back. */
  readonly before?: number
  /** The weekday or activity, where the rule counts each apart. */
  readonly group?: string
  /** Months of the window in post, where the rule looks back. */
  readonly months?: number
  /** Asked of a part of the period only, pro rata. */
  readonly partly?: boolean
  readonly period?: { readonly from: string; readonly to: string }
}

/** A number asked of a subject over a period, and what there was. */
export interface Asked {
  readonly subject: Subject
  readonly period: { readonly from: string; readonly to: string }
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly actual: number
  /** Asked of a part of the period only, pro rata. */
  readonly partly?: boolean
  /** Last day of the period on which it can be done by the subject; the period’s own where absent. */
  readonly last?: string
}

/** Names for ids, for words. */
export interface Names {
  leader(id: string): string
  unit(id: string): string
  place(id: string): string
  opening(id: string): string
}

/**
 * One rule, one module. This one definition makes the roster (`constrain`), judges every roster, edited, published or
 * served (`check`), and says both in words. `constrain` and `check` are written apart: `check` never reads rows.
 */
export interface RuleKind<Schema extends RuleSchema = RuleSchema> {
  readonly kind: z.infer<Schema>['kind']
  /** The kind in one sentence, for `roster rules`. */
  readonly about: Text
  readonly params: Schema
  /** The level at which it is priced; `binding`: required at 0 or preferred at 2, as its strength says. */
  readonly level: 'binding' | ObjectiveLevel
  /** What it finds of a leader rests on his own duties, and it finds nothing where there are none. */
  readonly isPersonal?: true
  /** It only forbids: what goes against it is made good by no other duty. */
  readonly forbids?: true
  /** The rule as data in one sentence. */
  describe(params: z.infer<Schema>, names: Names): Text
  /** Rows for the solver. */
  constrain(params: z.infer<Schema>, month: Month): Row[]
  /** Plain arithmetic over the duties. */
  check(params: z.infer<Schema>, month: Month, duties: readonly Duty[]): Verdict
  /** The subject whose count a duty belongs to, in the month or before; undefined: it counts for nobody. */
  countsFor?(params: z.infer<Schema>, month: Month, duty: Duty): Subject | undefined
  /** A finding in words, without its rule’s name. */
  say(finding: Finding, names: Names): Text
}

export type RuleSchema = z.ZodObject<{ id: z.ZodString; kind: z.ZodLiteral<string> } & z.ZodRawShape>

/** Makes a rule kind, its params’ type taken from its schema. */
export const defineRule = <Schema extends RuleSchema>(rule: RuleKind<Schema>): RuleKind<Schema> => rule
