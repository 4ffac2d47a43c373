import type { ClockSet } from '../../domain/clock.ts'
import { namedClocks } from '../../domain/deadline.ts'
import { same, type Text } from '../../domain/text.ts'

/** What a limit is called by the clocks of its case, or as one whose last day somebody named. */
export const clockName = ({ clocks }: ClockSet, id: string): Text =>
  clocks.find((clock) => clock.id === id)?.name ??
  (Object.hasOwn(namedClocks, id) ? namedClocks[id as keyof typeof namedClocks] : same(id))
