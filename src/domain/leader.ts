import { z } from 'zod'
import { type Day, daySchema, endsAfterItBegins, within } from './day.ts'
import { groupBy } from './group-by.ts'
import { idSchema } from './id.ts'
import type { Text } from './text.ts'

/** 职务类别: the kinds of post that rules speak of. */
export const roleWords = {
  'province-leader': { 'zh-CN': '省级领导', en: 'province leader' },
  'prefecture-secretary': { 'zh-CN': '市(州)委书记', en: 'prefecture secretary' },
  'prefecture-head': { 'zh-CN': '市(州)长', en: 'prefecture head' },
  'prefecture-leader': { 'zh-CN': '其他市(州)领导', en: 'other prefecture leader' },
  'county-secretary': { 'zh-CN': '县委书记', en: 'county secretary' },
  'county-head': { 'zh-CN': '县长', en: 'county head' },
  'county-leader': { 'zh-CN': '其他县领导', en: 'other county leader' },
  'township-secretary': { 'zh-CN': '镇(乡)党委书记', en: 'township secretary' },
  'township-head': { 'zh-CN': '镇(乡)长', en: 'township head' },
  'township-leader': { 'zh-CN': '其他镇(乡)领导', en: 'other township leader' },
  'department-head': { 'zh-CN': '部门主要负责人', en: 'department head' },
  'department-leader': { 'zh-CN': '部门其他负责人', en: 'other department leader' },
  'village-leader': { 'zh-CN': '村(社区)负责人', en: 'village leader' },
  expert: { 'zh-CN': '专家', en: 'expert' },
  deputy: { 'zh-CN': '人大代表、政协委员', en: 'deputy' },
} as const satisfies Record<string, Text>
export type Role = keyof typeof roleWords
export const roleSchema = z
  .enum(Object.keys(roleWords) as [Role, ...Role[]])
  .meta({ description: 'Kind of post (职务类别)' })

/** 班子: the four county teams (四家班子) and the rest. */
export const teamWords = {
  party: { 'zh-CN': '党委', en: 'Party committee' },
  congress: { 'zh-CN': '人大', en: 'People’s Congress' },
  government: { 'zh-CN': '政府', en: 'government' },
  consultative: { 'zh-CN': '政协', en: 'Consultative Conference' },
  other: { 'zh-CN': '其他', en: 'other' },
} as const satisfies Record<string, Text>
export type Team = keyof typeof teamWords
export const teamSchema = z
  .enum(Object.keys(teamWords) as [Team, ...Team[]])
  .meta({ description: 'Leading team (班子)' })

const postSchema = z
  .strictObject({
    unit: idSchema,
    role: roleSchema,
    title: z
      .string()
      .min(1)
      .max(300)
      .meta({ description: 'The post as notices print it, such as 县委常委、副县长' }),
    team: teamSchema,
    portfolio: z
      .array(z.string().min(1).max(300))
      .default([])
      .meta({ description: 'Subject areas in charge of (分管工作)' }),
    order: z.int().min(0).default(1000).meta({ description: 'Place in the official order; smaller comes first' }),
    from: daySchema,
    to: daySchema.nullable().default(null).meta({ description: 'Last day in post, null while it lasts' }),
  })
  .refine(endsAfterItBegins, { error: 'span', path: ['to'] })
  .meta({ id: 'Post', description: 'A post held from a day to a day' })
export type Post = z.infer<typeof postSchema>

export const leaderSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1).max(300),
    posts: z.array(postSchema).min(1),
  })
  .meta({ id: 'Leader', description: 'A leader who receives the public (领导)' })
export type Leader = z.infer<typeof leaderSchema>

/** The posts a leader holds on a day, first in the official order first. */
export const postsOn = (leader: Leader, day: Day): Post[] =>
  leader.posts.filter((post) => within(post, day)).sort((a, b) => a.order - b.order)

/** The post by which a leader serves at a unit’s place: the one he holds there, else his first. */
export const postAt = (leader: Leader, unit: string, day: Day): Post | undefined => {
  const posts = postsOn(leader, day)
  return posts.find((post) => post.unit === unit) ?? posts[0]
}

export const liaisonSchema = z
  .strictObject({ leader: idSchema, unit: idSchema, from: daySchema, to: daySchema.nullable().default(null) })
  .refine(endsAfterItBegins, { error: 'span', path: ['to'] })
  .meta({
    id: 'Liaison',
    description: 'Liaison area (联系点、包县、包部门): down-visits of the leader go to this unit',
  })
export type Liaison = z.infer<typeof liaisonSchema>

/** Liaison areas leader by leader, each one’s by unit and first day, so that lists in any order can be compared. */
export const areasByLeader = (liaisons: readonly Liaison[]): Map<string, Liaison[]> => {
  const nameOf = ({ unit, from }: Liaison): string => `${unit} ${from}`
  const sorted = liaisons.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return groupBy(sorted, ({ leader }) => leader)
}
