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
