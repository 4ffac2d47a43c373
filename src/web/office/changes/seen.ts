import { addReceipt } from '../../../db/receipt-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { ownEntriesOf } from './own-changes.tsx'

const words = {
  seen: { 'zh-CN': '已记下,谢谢。', en: 'Noted, thank you.' },
} as const satisfies Record<string, Text>

/** 我知道了: notes that a leader one acts for has seen what the page showed; what came meanwhile stays unseen. */
export const saveSeen = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const leader = form.get('leader')
  if (!call.ownLeaders.has(leader)) return plainPage(call, 'notFound')
  const shown = new Set(form.all('seen'))
  app.database.write(() => {
    for (const { roster, month, n, receipt } of ownEntriesOf({ ...call, database: app.database }, leader))
      if (!receipt && shown.has(`${month}/${n}`))
        addReceipt(app.database, actor, { roster, month, n, leader, isTold: false })
  })
  return call.redirect(call.at('/mine'), words.seen)
}
