import type { Role, Team } from '../domain/leader.ts'
import type { UnitLevel } from '../domain/unit.ts'

/** Titles are compared half-width: 镇(乡)长 with either kind of bracket. */
const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '')

const partsOf = (title: string): string[] => title.split(/[、,;兼]/).filter(Boolean)

/** Someone’s assistant, or someone not yet elected into a post, is told by what follows. */
const isHead = (title: string, of: string): boolean => new RegExp(`(?<!副)(?:${of})(?!助理|热线)`).test(title)

const secretaryOf = (title: string, of: string): boolean =>
  new RegExp(`(?:${of})(?:书记|主要负责)`).test(title) || /^(党委|党工委)?书记/.test(title)

const isDepartmentHead = (unit: string, title: string): boolean =>
  partsOf(title).some(
    (part) =>
      /(局长|主任|部长|院长|检察长|主席|理事长|校长|馆长|行长|社长|书记|会长|经理|董事长|台长|队长|所长|站长|主要负责人)$/.test(
        part,
      ) &&
      !/副|助理|纪检|纪委|机关党委|工会|派驻|原/.test(part) &&
      (!/办公室主任$/.test(part) || /办公室|办$/.test(unit)),
  )

/** 职务类别 from the level and name of the unit and the title: 县委书记 of a county is its secretary. */
export const roleOf = (unit: { level: UnitLevel; name: string }, words: string): Role => {
  const title = plain(words)
  switch (unit.level) {
    case 'province':
      return 'province-leader'
    case 'prefecture':
      if (secretaryOf(title, '(?:市|州|地|盟)委')) return 'prefecture-secretary'
      return isHead(title, '市长|州长|盟长|专员') ? 'prefecture-head' : 'prefecture-leader'
    case 'county':
      if (secretaryOf(title, '(?:县|区|市|旗)委')) return 'county-secretary'
      return isHead(title, '县长|区长|市长|旗长') ? 'county-head' : 'county-leader'
    case 'township':
      if (secretaryOf(title, '党委|党工委|(?:镇|乡|街道)(?:党委|党工委|委)')) return 'township-secretary'
      return isHead(title, '镇长|乡长|镇\\(乡\\)长|乡\\(镇\\)长|办事处主任') || partsOf(title).includes('主任')
        ? 'township-head'
        : 'township-leader'
    case 'department':
      return isDepartmentHead(unit.name, title) ? 'department-head' : 'department-leader'
    case 'village':
      return 'village-leader'
  }
}

/** The first team whose words the title holds; the order tells 县委副书记、县长 (government) from 县委副书记 (party). */
const teamsByTitle: readonly (readonly [Team, RegExp])[] = [
  ['government', /(县|区|市|旗|州|盟|镇|乡|\(乡\)|\(镇\))长|专员|办事处/],
  ['party', /(?<!人大|政协)(县|区|市|旗|州|地|盟|省)委|党委|党工委|纪委|组织部|宣传部|统战部|政法委|^书记/],
  ['congress', /人大/],
  ['consultative', /政协/],
  ['government', /政府/],
]

/** 班子 from the unit and the title: 县委→party, 人大→congress, 政府、副县长→government, 政协→consultative. */
export const teamOf = (unit: { level: UnitLevel; name: string }, words: string): Team => {
  if (unit.level === 'department') {
    if (/人大/.test(unit.name)) return 'congress'
    if (/政协/.test(unit.name)) return 'consultative'
    return /纪委|县委|区委|市委|组织部|宣传部|统战部|政法委|社会工作部|党校/.test(unit.name)
      ? 'party'
      : 'government'
  }
  if (unit.level === 'village') return 'other'
  const title = plain(words)
  return teamsByTitle.find(([, says]) => says.test(title))?.[0] ?? 'other'
}
