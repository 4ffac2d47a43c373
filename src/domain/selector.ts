import { z } from 'zod'
import { addDays, type Day, daySchema, weekdayOf, weekdaySchema } from './day.ts'
import { idSchema } from './id.ts'
import { type Leader, type Post, postsOn, roleSchema, teamSchema } from './leader.ts'
import { activitySchema, sessionSchema } from './place.ts'
import type { Occasion } from './slot.ts'
import { levels } from './unit.ts'

const many = <T extends z.ZodType>(item: T) => z.array(item).min(1).optional()

const whoFields = {
  roles: many(roleSchema),
  teams: many(teamSchema),
  levels: many(z.enum(levels)),
  units: many(idSchema).meta({ description: 'Exactly these units, not those below them' }),
  leaders: many(idSchema),
}

/** Which leaders: one post of theirs must fit every field given; a field fits when it names the post’s value. */
export const whoSchema = z.strictObject({ ...whoFields, except: z.strictObject(whoFields).optional() }).meta({
  id: 'Who',
  description: 'Leaders with a post that fits every field given, minus those that fit `except`. Empty: all',
})
export type Who = z.infer<typeof whoSchema>
type WhoFields = Omit<Who, 'except'>

/** Which occasions: every field given must name the occasion’s value. */
export const whatSchema = z
  .strictObject({
    activities: many(activitySchema),
    places: many(idSchema),
    levels: many(z.enum(levels)).meta({ description: 'Levels of the units whose places these are' }),
    openings: many(idSchema),
    sessions: many(sessionSchema),
    weekdays: many(weekdaySchema),
    dates: many(daySchema),
    beside: z.literal('holiday').optional().meta({
      description:
        'Workdays just before or just after a public holiday and the days off around it; a make-up workday is a workday',
    }),
  })
  .meta({ id: 'What', description: 'Slots that fit every field given. Empty: all' })
export type What = z.infer<typeof whatSchema>

/** Level of a unit, for `levels` of a selector. */
export type LevelOf = (unit: string) => string | undefined

/** What a selector of occasions asks of the world around them: of units for `levels`, of the calendar for `beside`. */
export interface Around {
  readonly levelOf: LevelOf
  isBesideHoliday(day: Day): boolean
}

const names = <T>(values: readonly T[] | undefined, value: T): boolean =>
  values === undefined || values.includes(value)

const fits = (fields: WhoFields, leader: string, post: Post, levelOf: LevelOf): boolean =>
  names(fields.leaders, leader) &&
  names(fields.roles, post.role) &&
  names(fields.teams, post.team) &&
  names(fields.units, post.unit) &&
  (fields.levels === undefined || names<string | undefined>(fields.levels, levelOf(post.unit)))

/** The posts by which a leader belongs to `who` on a day, first in the official order first; none when he does not. */
export const postsFitting = (who: Who, leader: Leader, day: Day, levelOf: LevelOf): Post[] => {
  const posts = postsOn(leader, day)
  if (who.except && posts.some((post) => fits(who.except!, leader.id, post, levelOf))) return []
  return posts.filter((post) => fits(who, leader.id, post, levelOf))
}

/** The first post by which a leader belongs to `who` on a day; undefined when he does not. */
export const postFitting = (who: Who, leader: Leader, day: Day, levelOf: LevelOf): Post | undefined => {
  // Most leaders are not of a rule, on any day, and rules ask very often.
  if (!leader.posts.some((post) => fits(who, leader.id, post, levelOf))) return undefined
  return postsFitting(who, leader, day, levelOf)[0]
}

/** Whether any leader, on any day of his posts, belongs to `who`. */
export const fitsAnyone = (who: Who, leaders: readonly Leader[], levelOf: LevelOf): boolean =>
  leaders.some((leader) =>
    // Posts change only on these days.
    leader.posts
      .flatMap((post) => [post.from, ...(post.to === null ? [] : [addDays(post.to, 1)])])
      .some((day) => postFitting(who, leader, day, levelOf) !== undefined),
  )

/** Whether an occasion fits every field of `what`. */
export const isWhat = (what: What, occasion: Occasion, around: Around): boolean =>
  names(what.activities, occasion.activity) &&
  names(what.places, occasion.place) &&
  (what.levels === undefined || names<string | undefined>(what.levels, around.levelOf(occasion.unit))) &&
  names<string | undefined>(what.openings, occasion.opening) &&
  names(what.sessions, occasion.session) &&
  names(what.weekdays, weekdayOf(occasion.date)) &&
  names(what.dates, occasion.date) &&
  (what.beside === undefined || around.isBesideHoliday(occasion.date))
