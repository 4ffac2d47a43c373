import type { Text } from '../domain/text.ts'
import type { ReadPlan } from '../roster/planning-file.ts'
import type { Terminal } from './terminal.ts'

/** What must be said beside every answer that rests on a plan: what of its file was left out, and what is not sure yet. */
export const notesOfPlan = ({ month, leftOut }: Pick<ReadPlan, 'month' | 'leftOut'>): Text[] => [
  ...leftOut,
  ...(month.provisional.length > 0 ? [provisional(month.provisional)] : []),
]

/** Says that on `err`. */
export const sayNotes = (terminal: Terminal, plan: Pick<ReadPlan, 'month' | 'leftOut'>): void => {
  for (const note of notesOfPlan(plan)) terminal.err(note[terminal.language])
}

const provisional = (years: readonly number[]): Text => ({
  'zh-CN': `注意:${years.join('、')}年放假安排尚未公布,只按法定节假日暂排,没有调休;公布后请重排。`,
  en: `Provisional: the holidays of ${years.join(', ')} are not announced; statutory days only, no make-up days. Make it again once they are.`,
})
