import { ruleSetVersions } from '../../../db/rule-set-store.ts'
import type { AnyRule, RuleSet } from '../../../rules/month.ts'
import { presets } from '../../../rules/presets.ts'
import type { OfficeCall } from '../../call.tsx'
import { readSet } from '../rules/office-rules.ts'

/** One version of a rule as its set was saved; `rule` undefined: the set was saved without it, or withdrawn. */
export interface RuleVersion {
  readonly version: number
  readonly at: string
  readonly who: string | null
  readonly rule: AnyRule | undefined
}

/** The versions of an office’s rule set by which a rule changed, the latest first, up to an instant. */
export const versionsOf = ({ app, office }: OfficeCall, set: string, rule: string, at: string): RuleVersion[] => {
  const versions = ruleSetVersions(app.readOnly, office.id, set)
    .filter((one) => one.at <= at)
    .map(({ version, at: savedAt, who, body }) => ({
      ...{ version, who, at: savedAt },
      rule: body ? readSet(body).rules.find(({ id }) => id === rule) : undefined,
    }))
  return versions.filter((one, n) => JSON.stringify(one.rule) !== JSON.stringify(versions[n + 1]?.rule))
}

/** A rule as it was last kept, whether or not it has judged any month; undefined where the office has none such. */
export const ruleKept = (
  { app, office }: OfficeCall,
  set: string,
  rule: string,
): { set: RuleSet; rule: AnyRule } | undefined => {
  const body = ruleSetVersions(app.readOnly, office.id, set).find((one) => one.body !== null)?.body
  const shipped = office.settings.presets.includes(set) ? presets.find(({ id }) => id === set) : undefined
  const found = body ? readSet(body) : (shipped as RuleSet | undefined)
  const its = found?.rules.find(({ id }) => id === rule)
  return found && its && { set: found, rule: its }
}
