/** Whom or what a rule speaks of: a leader, a team, a day, a slot. */
export interface Subject {
  readonly leader?: string
  readonly unit?: string
  readonly team?: string
  readonly date?: string
  readonly opening?: string
}

/** One string for a subject. */
export const subjectKey = ({ leader, unit, team, date, opening }: Subject): string =>
  JSON.stringify([leader, unit, team, date, opening])

/** One thing found against one rule. Words are made where it is shown. */
export interface Finding {
  /** Id of the rule, or the kind of a built-in. */
  readonly rule: string
  /** Id of the message, `<kind>/<what>`. */
  readonly message: string
  readonly subject: Subject
  readonly required: number
  readonly actual: number
  /** Further values the words need. */
  readonly data?: Readonly<Record<string, unknown>>
}
