import { z } from 'zod'
import { idSchema } from './id.ts'

/** 信访事项分类: what a matter is about. Codes describe matters, never people. */
export const subjectSchema = z.strictObject({ code: idSchema, name: z.string().min(1).max(60) })
export type Subject = z.infer<typeof subjectSchema>

/** The ten of Guizhou’s ledger (贵州省领导干部接访台账), which an office may change. */
export const guizhouSubjects: readonly Subject[] = [
  { code: '01', name: '基本民生' },
  { code: '02', name: '征地拆迁' },
  { code: '03', name: '矿群矛盾和产权纠纷' },
  { code: '04', name: '水库移民安置' },
  { code: '05', name: '国有企业改制和关闭破产' },
  { code: '06', name: '涉军' },
  { code: '07', name: '涉法涉诉' },
  { code: '08', name: '城市管理和交通营运' },
  { code: '09', name: '社会治安和公共安全' },
  { code: '10', name: '其他' },
]
