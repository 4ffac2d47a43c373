import { z } from 'zod'
import { idSchema } from './id.ts'
import type { Text } from './text.ts'

/** 级别 of units, the highest first. */
export const levels = ['province', 'prefecture', 'county', 'township', 'department', 'village'] as const
export type UnitLevel = (typeof levels)[number]

/** 省级、地市级、县级 … */
export const levelWords: Record<UnitLevel, Text> = {
  province: { 'zh-CN': '省级', en: 'province' },
  prefecture: { 'zh-CN': '市(州)级', en: 'prefecture' },
  county: { 'zh-CN': '县级', en: 'county' },
  township: { 'zh-CN': '乡镇(街道)', en: 'township' },
  department: { 'zh-CN': '县直部门', en: 'department' },
  village: { 'zh-CN': '村(社区)', en: 'village' },
}

export const unitSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1).max(300),
    level: z.enum(levels).meta({ description: 'Level of government the unit stands at' }),
    parent: idSchema.optional().meta({ description: 'The unit above it' }),
  })
  .meta({ id: 'Unit', description: 'A node of the tree of government: county, township, department …' })
export type Unit = z.infer<typeof unitSchema>
