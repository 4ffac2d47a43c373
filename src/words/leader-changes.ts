import { weekdayOf } from '../domain/day.ts'
import { dateWords, weekdayWords } from '../domain/day-words.ts'
import type { DutyChange, TheDuty } from '../domain/leader-changes.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import { join, same, type Text } from '../domain/text.ts'

/** The names that changes are told by. */
export interface ChangeNames {
  leader(id: string): string
  place(id: string): string
}

/** A change in words: the day it is about, and what happens there. */
export interface SaidChange {
  readonly when: Text
  readonly what: Text
}

const space = same(' ')

/** 12月3日 周四 上午 · Thu 3 Dec, morning */
const whenOf = ({ date, session }: TheDuty): Text => {
  const [day, weekday, half] = [dateWords(date), weekdayWords[weekdayOf(date)], sessionWords[session]]
  return {
    'zh-CN': `${day['zh-CN']} ${weekday['zh-CN']} ${half['zh-CN']}`,
    en: `${weekday.en} ${day.en}, ${half.en}`,
  }
}

/** 县群众来访接待大厅; with the form where it is not the usual one. */
const whereOf = ({ place, activity }: TheDuty, names: ChangeNames): Text => {
  const form = activityWords[activity]
  return activity === 'reception'
    ? same(names.place(place))
    : { 'zh-CN': `${names.place(place)}(${form['zh-CN']})`, en: `${names.place(place)} (${form.en})` }
}

const timeOf = ({ start, end }: TheDuty): Text => same(`${start}–${end}`)

/** What one does at a duty. */
const verb = ({ activity }: TheDuty): string => (activity === 'reception' ? '接访' : '去')

/** Where a duty of the same leader goes: only what is another than it was. */
const newPartsOf = (before: TheDuty, now: TheDuty, names: ChangeNames): Text => {
  const isOtherDay = before.date !== now.date || before.session !== now.session
  const isOtherTime = before.start !== now.start || before.end !== now.end
  const isOtherPlace = before.place !== now.place || before.activity !== now.activity
  return join(
    [
      ...(isOtherDay ? [whenOf(now)] : []),
      ...(isOtherTime ? [timeOf(now)] : []),
      ...(isOtherPlace ? [whereOf(now, names)] : []),
    ],
    space,
  )
}

/**
 * What a change is to the leader himself, or as others read it who know of whom it speaks:
 * 12月3日 周四 上午 | 县群众来访接待大厅:改由张三接访,您不用去了.
 */
export const sayChange = (change: DutyChange, names: ChangeNames, isOwn: boolean): SaidChange => {
  const at = (duty: TheDuty, what: Text): SaidChange => ({
    when: whenOf(duty),
    what: join([whereOf(duty, names), what], { 'zh-CN': ':', en: ': ' }),
  })
  const you = isOwn ? '您' : ''
  switch (change.is) {
    case 'new':
      return at(change.now, {
        'zh-CN': `新安排${you}${verb(change.now)},${timeOf(change.now)['zh-CN']}`,
        en: `new${isOwn ? ' for you' : ''}, ${timeOf(change.now).en}`,
      })
    case 'taken': {
      const [from, go] = [names.leader(change.from), verb(change.now)]
      return at(change.now, {
        'zh-CN': `${isOwn ? `改由您${go},接替${from}` : `接替${from}${go}`},${timeOf(change.now)['zh-CN']}`,
        en: `${isOwn ? 'you go' : 'goes'} instead of ${from}, ${timeOf(change.now).en}`,
      })
    }
    case 'given': {
      const to = names.leader(change.to)
      return at(change.before, {
        'zh-CN': `改由${to}${verb(change.before)}${isOwn ? ',您不用去了' : ''}`,
        en: `${to} goes instead${isOwn ? '; you need not' : ''}`,
      })
    }
    case 'moved': {
      const parts = newPartsOf(change.before, change.now, names)
      return at(change.before, { 'zh-CN': `改到${parts['zh-CN']}`, en: `moved to ${parts.en}` })
    }
    case 'swapped': {
      const other = names.leader(change.with)
      const there = join([whenOf(change.now), timeOf(change.now), whereOf(change.now, names)], space)
      return at(change.before, {
        'zh-CN': `与${other}对调,${you}改为${there['zh-CN']}`,
        en: `swapped with ${other}; now ${there.en}`,
      })
    }
    case 'cancelled':
      return at(change.before, {
        'zh-CN': `取消${isOwn ? ',您不用去了' : ''}`,
        en: `cancelled${isOwn ? '; you need not go' : ''}`,
      })
  }
}

/** A duty of the first publication: nothing has changed, it is said plainly. */
export const sayDuty = (duty: TheDuty, names: ChangeNames): SaidChange => ({
  when: whenOf(duty),
  what: join([timeOf(duty), whereOf(duty, names)], space),
})
