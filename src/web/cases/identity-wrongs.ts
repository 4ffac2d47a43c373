import { identityNumbersIn, identityNumberWords } from '../../domain/identity-number.ts'
import type { Text } from '../../domain/text.ts'
import type { Form } from '../form.tsx'

/** Fields of a form that hold an identity-card number; `known` are numbers that are none, such as the national system’s. */
export const identityWrongs = (
  form: Form,
  names: readonly string[],
  known: readonly string[] = [],
): Map<string, Text> =>
  new Map(
    names
      .filter((name) => form.all(name).some((typed) => identityNumbersIn(typed, known).length > 0))
      .map((name) => [name, identityNumberWords]),
  )

/** The first year from which the national system (国家信访信息系统) can have numbered anything. */
const firstNationalYear = 2005

/**
 * Said where somebody types an identity-card number as the national system’s. That one may hold the day it was given, and
 * so look like an identity card’s of a child; whoever was born before the system was is no number of it.
 */
export const nationalNumberWrong = (typed: string): Text | undefined =>
  identityNumbersIn(typed).some((one) => Number(one.slice(6, 10)) < firstNationalYear)
    ? identityNumberWords
    : undefined
