import type { Finding } from '../../domain/finding.ts'
import type { Text } from '../../domain/text.ts'
import { type Month, monthOfPlan, type Plan } from '../month.ts'
import type { Names } from '../rule.ts'
import { ruleSetsOf } from '../rule-sets.ts'
import { atPlace } from './at-place.ts'
import { available } from './available.ts'
import type { BuiltIn } from './built-in.ts'
import { capacity } from './capacity.ts'
import { inPost } from './in-post.ts'
import { onePlace } from './one-place.ts'
import { pinned } from './pinned.ts'

/** What no roster may break, in the order in which it is said. */
export const builtIns: readonly BuiltIn[] = [inPost, atPlace, available, onePlace, capacity, pinned]

/** The month of a planning file, under its rule sets and presets, with the pairs that the built-ins admit. */
export const monthOf = (plan: Plan): Month =>
  monthOfPlan(
    plan,
    ruleSetsOf(plan),
    // The place first: it alone leaves out most pairs.
    [atPlace, ...builtIns.filter((builtIn) => builtIn !== atPlace)].flatMap(({ admits }) =>
      admits ? [admits] : [],
    ),
  )

/** A finding against a built-in in words. */
export const sayBuiltIn = (finding: Finding, names: Names): Text =>
  builtIns.find((builtIn) => builtIn.kind === finding.rule)!.say(finding, names)
