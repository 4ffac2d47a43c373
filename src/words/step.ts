import { objectiveLevels } from '../domain/rule-set.ts'
import type { Text } from '../domain/text.ts'

const levelWords: Record<number, Text> = {
  [objectiveLevels.required]: { 'zh-CN': '必须', en: 'required' },
  [objectiveLevels.changes]: { 'zh-CN': '变动', en: 'changes' },
  [objectiveLevels.preferred]: { 'zh-CN': '优先', en: 'preferred' },
  [objectiveLevels.total]: { 'zh-CN': '总人次', en: 'duties' },
  [objectiveLevels.fairness]: { 'zh-CN': '均衡', en: 'fairness' },
  [objectiveLevels.wishes]: { 'zh-CN': '意愿', en: 'wishes' },
  [objectiveLevels.spread]: { 'zh-CN': '均匀', en: 'spread' },
  [objectiveLevels.tieBreak]: { 'zh-CN': '定序', en: 'tie-break' },
}

/** A step of the objective by name: 必须(100) · fairness. */
export const stepInWords = ({ level, giveWay }: { level: number; giveWay?: number | undefined }): Text => {
  const turn = giveWay === undefined ? '' : `(${giveWay})`
  const name = levelWords[level]!
  return { 'zh-CN': `${name['zh-CN']}${turn}`, en: `${name.en}${turn}` }
}
