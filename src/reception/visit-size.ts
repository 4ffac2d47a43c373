import { type CaseFacts, mostRepresentatives } from '../domain/case-event.ts'
import type { Text } from '../domain/text.ts'

/** Heads from which a visit is collective (集体访). */
export const collectiveFrom = 5

/** Why the numbers of those who came do not fit (《信访工作条例》 Art. 20); undefined where they do. */
export const visitRefusal = ({
  isCollective,
  heads,
  representatives,
}: Pick<CaseFacts, 'isCollective' | 'heads' | 'representatives'>):
  | { readonly field: string; readonly says: Text }
  | undefined => {
  if (isCollective && heads < collectiveFrom)
    return {
      field: 'heads',
      says: { 'zh-CN': `集体访为${collectiveFrom}人以上`, en: `A group is ${collectiveFrom} people or more` },
    }
  if (representatives > Math.min(heads, mostRepresentatives))
    return {
      field: 'representatives',
      says: {
        'zh-CN': `代表不能超过来访人数,最多${mostRepresentatives}人(《信访工作条例》第二十条)`,
        en: `No more than came, and at most ${mostRepresentatives} (Regulations, Art. 20)`,
      },
    }
  return undefined
}
