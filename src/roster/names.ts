import { activityWords, sessionWords } from '../domain/place.ts'
import { type Language, oneLine } from '../domain/text.ts'
import type { Plan } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'

/** The names of a planning file’s ids, on one line; an opening is called by its place, and by more where that has several. */
export const namesOf = (
  plan: Pick<Plan, 'units' | 'leaders' | 'places' | 'openings'>,
  language: Language = 'zh-CN',
): Names => {
  const named = (items: readonly { id: string; name: string }[]) => {
    const names = new Map(items.map((item) => [item.id, oneLine(item.name) || item.id]))
    return (id: string): string => names.get(id) ?? id
  }
  const place = named(plan.places)
  const openings = new Map(plan.openings.map((opening) => [opening.id, opening]))
  const perPlace = new Map<string, number>()
  for (const opening of plan.openings) perPlace.set(opening.place, (perPlace.get(opening.place) ?? 0) + 1)
  return {
    leader: named(plan.leaders),
    unit: named(plan.units),
    place,
    opening: (id) => {
      const opening = openings.get(id)
      if (!opening) return id
      const { session, activity, start } = opening
      const name = place(opening.place)
      if (perPlace.get(opening.place) === 1) return name
      const what = `${sessionWords[session][language]} ${activityWords[activity][language]} ${start}`
      return language === 'en' ? `${name} (${what})` : `${name}(${what.replace(' ', '')})`
    },
  }
}
