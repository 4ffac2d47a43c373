import type { KeptAmendment } from '../../../db/amendment-store.ts'
import { dutyAt } from '../../../db/duty-store.ts'
import { everyLeaderName, leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { monthOfRoster } from '../../../db/roster-store.ts'
import { type Day, type MonthName, monthOf } from '../../../domain/day.ts'
import { dateWords } from '../../../domain/day-words.ts'
import { amendmentWords } from '../../../domain/draft.ts'
import { postAt } from '../../../domain/leader.ts'
import { type Session, sessionWords } from '../../../domain/place.ts'
import { oneLine, same, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

/** A duty as sentences speak of it. */
export interface SpokenDuty {
  readonly id: string
  readonly month: MonthName
  readonly date: Day
  readonly session: Session
  readonly opening: string
  readonly place: string
  readonly unit: string
  readonly leader: string
}

/** What an amendment asks for, with its duties as they were when it was asked. */
export interface SpokenAmendment {
  readonly kind: KeptAmendment['kind']
  readonly duty: SpokenDuty
  readonly other?: SpokenDuty | undefined
  readonly otherLeader?: string | undefined
  readonly toDay?: Day | undefined
}

/** An amendment with the duties it spoke of. */
export const spokenOf = ({ database, office }: OfficeCall, row: KeptAmendment): SpokenAmendment => {
  const duty = (roster: number, id: string, leader: string): SpokenDuty => {
    const found = dutyAt(database, roster, id, row.at)
    if (!found) throw new Error(`amendment ${row.id} speaks of a duty never published: ${id}`)
    return { ...found.duty, month: monthOfRoster(database, office.id, roster)!, leader }
  }
  const { kind, otherRoster, otherDuty, otherLeader, toDay } = row
  return {
    kind,
    duty: duty(row.roster, row.duty, row.leader),
    ...(otherRoster !== null && otherDuty !== null && otherLeader !== null
      ? { other: duty(otherRoster, otherDuty, otherLeader) }
      : {}),
    ...(otherLeader === null ? {} : { otherLeader }),
    ...(toDay === null ? {} : { toDay }),
  }
}

/** The names an office’s duties are spoken of by, retired places too. */
export interface OfficeNames {
  leader(id: string): string
  place(id: string): string
  /** The post by which a leader serves at a unit’s place. */
  title(leader: string, unit: string, day: Day): string
}

/** Gathers them. */
export const namesIn = ({ database, office }: OfficeCall): OfficeNames => {
  const leaders = new Map(leadersOf(database, office.id).map((one) => [one.id, one]))
  const gone = everyLeaderName(database, office.id)
  const places = new Map(
    placesOf(database, office.id, { retired: true }).map(({ place }) => [place.id, place.name]),
  )
  return {
    leader: (id) => oneLine(leaders.get(id)?.name ?? gone.get(id) ?? '') || id,
    place: (id) => oneLine(places.get(id) ?? '') || id,
    title: (id, unit, day) => {
      const leader = leaders.get(id)
      return (leader && postAt(leader, unit, day)?.title) ?? ''
    },
  }
}

/** 12月3日上午 县接访大厅 · 3 Dec morning, county hall */
export const whenAndWhere = ({ date, session, place }: SpokenDuty, names: OfficeNames): Text => ({
  'zh-CN': `${dateWords(date)['zh-CN']}${sessionWords[session]['zh-CN']} ${names.place(place)}`,
  en: `${dateWords(date).en} ${sessionWords[session].en}, ${names.place(place)}`,
})

/** 12月3日上午 县接访大厅:陈新伟 → 邓宏伟(顶替) */
export const sentenceOf = (
  { kind, duty, other, otherLeader, toDay }: SpokenAmendment,
  names: OfficeNames,
): Text => {
  const where = whenAndWhere(duty, names)
  const change = ((): Text => {
    const who = names.leader(duty.leader)
    if (kind === 'cover') return same(`${who} → ${names.leader(otherLeader!)}`)
    if (kind === 'cancel') return same(who)
    if (kind === 'defer') {
      const isOtherMonth = monthOf(toDay!) !== monthOf(duty.date)
      const day = dateWords(toDay!)
      const year = isOtherMonth && toDay!.slice(0, 4) !== duty.date.slice(0, 4) ? toDay!.slice(0, 4) : undefined
      return {
        'zh-CN': `${who} → ${year ? `${year}年` : ''}${day['zh-CN']}`,
        en: `${who} → ${day.en}${year ? ` ${year}` : ''}`,
      }
    }
    const there = whenAndWhere(other!, names)
    return {
      'zh-CN': `${who} ⇄ ${names.leader(other!.leader)}(${there['zh-CN']})`,
      en: `${who} ⇄ ${names.leader(other!.leader)} (${there.en})`,
    }
  })()
  const word = amendmentWords[kind]
  return {
    'zh-CN': `${where['zh-CN']}:${change['zh-CN']}(${word['zh-CN']})`,
    en: `${where.en}: ${change.en} (${word.en})`,
  }
}
