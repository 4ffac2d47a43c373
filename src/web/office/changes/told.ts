import { addReceipt } from '../../../db/receipt-store.ts'
import { monthSchema } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { entriesOf, keyOf } from './entries.ts'

const words = {
  nobody: { 'zh-CN': '请先勾选电话告知了哪些领导。', en: 'Tick whom you have told first.' },
  already: {
    'zh-CN': '勾选的都已经看到了,没有再记。',
    en: 'Those ticked have seen it already; nothing was noted.',
  },
} as const satisfies Record<string, Text>

/** 已电话告知: notes that leaders were told what the page showed of their changes, by telephone. */
export const saveTold = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const ticked = new Set(form.all('told').flatMap((keys) => keys.split(' ')))
  const months = [...ticked]
    .map((key) => key.split('/')[0]!)
    .filter((month) => monthSchema.safeParse(month).success)
  const [from, to] = [months.sort()[0], months.at(-1)]
  const path = call.at('/changes')
  if (from === undefined || to === undefined) return call.refuse(path, words.nobody)
  const told = app.database.write(() => {
    const leaders = new Set<string>()
    for (const entry of entriesOf({ ...call, database: app.database }, { from, to })) {
      const { roster, month, n, leader, receipt } = entry
      if (!ticked.has(keyOf(entry)) || receipt) continue
      addReceipt(app.database, actor, { roster, month, n, leader, isTold: true })
      leaders.add(leader)
    }
    return leaders.size
  })
  if (told === 0) return call.refuse(path, words.already)
  return call.redirect(path, {
    'zh-CN': `已记下:电话告知了${told}位领导。`,
    en: `Noted: ${told} told by telephone.`,
  })
}
