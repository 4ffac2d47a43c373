import { caseStateWords } from '../domain/case.ts'
import { dispositionWords, outcomeWords, routeWords, satisfactionWords } from '../domain/case-event.ts'
import { sessionWords } from '../domain/place.ts'
import { levelWords } from '../domain/unit.ts'
import { choices } from './row-reader.ts'
import { groupWords, settledWords, visitWords } from './table-cases.ts'

/** Ways to write what stands in a column of the ledger. */
export const sessions = choices(sessionWords)
/** Ways to write what stands in a column of the ledger. */
export const levels = choices(levelWords)
/** Ways to write what stands in a column of the ledger. */
export const visits = choices(visitWords, {
  first: ['初', '初次', '初信初访', '初信', '首次', '1'],
  repeat: ['重', '重复', '重信重访', '重信', '多次'],
})
/** Ways to write what stands in a column of the ledger. */
export const groups = choices(groupWords, { single: ['个体', '个访', '个人'], group: ['集体', '群访', '群体'] })
/** Ways to write what stands in a column of the ledger. */
export const dispositions = choices(dispositionWords, {
  solved: ['当场化解'],
  explained: ['解释', '当场答复'],
  promised: ['承诺'],
  assigned: ['转办', '交办办理'],
})
/** Ways to write what stands in a column of the ledger. */
export const outcomes = choices(outcomeWords, {
  solved: ['解决问题到位', '解决到位', '诉求合理', '问题解决到位'],
  educated: ['思想教育到位', '教育到位', '诉求无理'],
  helped: ['帮扶救助到位', '帮扶到位', '救助到位', '生活困难'],
  law: ['依法处理', '行为违法'],
})
/** Ways to write what stands in a column of the ledger. */
export const satisfactions = choices(satisfactionWords, { fair: ['较满意', '比较满意'] })
/** Ways to write what stands in a column of the ledger. */
export const routes = choices(routeWords, {
  mediation: ['调解'],
  reconsideration: ['复议'],
  arbitration: ['劳动仲裁'],
})
/** Ways to write what stands in a column of the ledger. */
export const settledOnes = choices(settledWords, { yes: ['已化解', '已息访', '化解'], no: ['未化解', '未息访'] })
/** Ways to write what stands in a column of the ledger. */
export const states = choices(caseStateWords, {
  closed: ['办结', '结案', '已结案'],
  assigned: ['交办', '已交办', '办理', '在办'],
  transferred: ['法定途径'],
  dropped: ['撤回', '撤诉'],
})
