import type { z } from 'zod'
import { ruleSetSchema } from '../domain/rule-set.ts'
import { ruleSchema } from './index.ts'

/**
 * Rule sets found in policy, and one that is only our suggestion, ready to be named by a planning file. What is `confirmed: false` is reported, not read
 * verbatim: an office checks it before it relies on it.
 */
const schema = ruleSetSchema(ruleSchema)
type Given = z.input<typeof schema>

const principals = ['county-secretary', 'county-head'] as const
const countyLeaders = ['county-secretary', 'county-head', 'county-leader'] as const
const prefecturePrincipals = ['prefecture-secretary', 'prefecture-head'] as const
const prefectureLeaders = [...prefecturePrincipals, 'prefecture-leader'] as const
const townshipPrincipals = ['township-secretary', 'township-head'] as const
const reception = { activities: ['reception' as const] }
/** The county’s own places: townships and departments ask for no coverage. */
const atCounty = { ...reception, levels: ['county' as const] }

const given: Given[] = [
  {
    id: 'national-2009',
    name: { 'zh-CN': '中央:领导干部定期接待群众来访(2009)', en: 'National opinion 2009' },
    source: '《关于领导干部定期接待群众来访的意见》(2009年)',
    from: '2009-04-14',
    rules: [
      {
        id: 'national-2009.county',
        kind: 'quota',
        who: { roles: [...principals] },
        what: reception,
        per: 'month',
        min: 1,
        cites: '县(市、区、旗)委书记、县(市、区、旗)长每月一天(大意)',
      },
      {
        id: 'national-2009.prefecture',
        kind: 'quota',
        who: { roles: [...prefectureLeaders] },
        what: reception,
        per: 'quarter',
        min: 1,
        cites: '市(地、州、盟)领导每季度一天(大意)',
      },
    ],
  },
  {
    id: 'national-2014',
    name: { 'zh-CN': '中央:创新群众工作方法解决信访突出问题(2014)', en: 'National opinion 2014' },
    source: '《关于创新群众工作方法解决信访突出问题的意见》(2014年)',
    confirmed: false,
    from: '2014-02-25',
    rules: [
      {
        id: 'national-2014.province',
        kind: 'quota',
        who: { roles: ['province-leader'] },
        what: reception,
        per: 'half-year',
        min: 1,
        cites: '省级领导每半年至少一天(转述)',
      },
      {
        id: 'national-2014.prefecture',
        kind: 'quota',
        who: { roles: [...prefectureLeaders] },
        what: reception,
        per: 'quarter',
        min: 1,
        cites: '市级领导每季度至少一天(转述)',
      },
      {
        id: 'national-2014.county',
        kind: 'quota',
        who: { roles: [...countyLeaders] },
        what: reception,
        per: 'month',
        min: 1,
        cites: '县级领导每月至少一天(转述)',
      },
      {
        id: 'national-2014.township',
        kind: 'quota',
        who: { roles: [...townshipPrincipals, 'township-leader'] },
        what: reception,
        per: 'week',
        min: 1,
        cites: '乡镇领导每周至少一天(转述)',
      },
    ],
  },
  {
    id: 'gansu-2018',
    name: { 'zh-CN': '甘肃省规定(2018)', en: 'Gansu 2018' },
    source: '甘肃省领导干部接访规定(2018年)',
    from: '2018-01-01',
    rules: [
      {
        id: 'gansu-2018.daily',
        kind: 'coverage',
        who: { roles: [...countyLeaders] },
        what: atCounty,
        per: 'day',
        min: 1,
        cites: '每个工作日一名县级领导接访(大意)',
      },
      {
        id: 'gansu-2018.county',
        kind: 'quota',
        who: { roles: [...principals] },
        what: reception,
        per: 'month',
        min: 1,
        cites: '县党政主要领导每月至少一次(大意)',
      },
      {
        id: 'gansu-2018.prefecture-principals',
        kind: 'quota',
        who: { roles: [...prefecturePrincipals] },
        what: reception,
        per: 'quarter',
        min: 1,
        cites: '市(州)党政主要领导每季度至少一次(大意)',
      },
      {
        id: 'gansu-2018.prefecture-leaders',
        kind: 'quota',
        who: { roles: ['prefecture-leader'] },
        what: reception,
        per: 'month',
        min: 1,
        cites: '市(州)其他领导每月至少一次(大意)',
      },
    ],
  },
  {
    id: 'henan-2024',
    name: { 'zh-CN': '河南省规定(2024)', en: 'Henan 2024' },
    source: '河南省领导干部接访规定(2024年)',
    from: '2024-01-01',
    rules: [
      {
        id: 'henan-2024.daily',
        kind: 'coverage',
        who: { roles: [...countyLeaders] },
        what: atCounty,
        per: 'day',
        min: 1,
        cites: '每个工作日一名县级领导接访(大意)',
      },
      {
        id: 'henan-2024.mondays',
        kind: 'coverage',
        who: { roles: [...principals] },
        // A hall open all day has its Monday morning in it.
        what: { ...atCounty, weekdays: ['mon'], sessions: ['morning', 'day'] },
        per: 'day',
        min: 1,
        strength: 'preferred',
        cites: '每周一上午原则上由县委书记或县长接访(大意)',
      },
    ],
  },
  {
    id: 'xiangzhou-2010',
    name: { 'zh-CN': '广西象州县规定(2010)', en: 'Xiangzhou 2010' },
    source: '象州县领导干部接访规定(2010年)',
    from: '2010-01-01',
    rules: [
      {
        id: 'xiangzhou-2010.q3',
        kind: 'coverage',
        who: { roles: [...countyLeaders] },
        what: atCounty,
        per: 'day',
        min: 1,
        cites: '每个工作日至少一名县领导坐班接访(大意)',
      },
      {
        id: 'xiangzhou-2010.q4',
        kind: 'quota',
        who: { roles: [...principals] },
        what: reception,
        per: 'month',
        min: 2,
        cites: '县委书记、县长每月接访不少于2天',
      },
      {
        id: 'xiangzhou-2010.q5',
        kind: 'quota',
        who: { roles: ['county-leader'] },
        what: reception,
        per: 'month',
        min: 1,
        cites: '其他县领导每月接访不少于1天(大意)',
      },
      {
        id: 'xiangzhou-2010.q6',
        kind: 'quota',
        who: { roles: [...townshipPrincipals] },
        what: reception,
        per: 'month',
        min: 2,
        cites: '镇(乡)党委书记、镇(乡)长每月接访不少于2天(大意)',
      },
      {
        id: 'xiangzhou-2010.q7',
        kind: 'quota',
        who: { roles: ['township-leader', 'department-head', 'department-leader'] },
        what: reception,
        per: 'month',
        min: 2,
        cites: '其他镇(乡)领导、县直部门领导每月接访不少于2天(大意)',
      },
      {
        id: 'xiangzhou-2010.q8',
        kind: 'quota',
        who: { levels: ['county'] },
        what: reception,
        of: 'together',
        by: 'team',
        per: 'month',
        min: 1,
        cites: '四家班子领导轮流坐台接访(大意)',
      },
    ],
  },
  {
    id: 'suggested',
    name: { 'zh-CN': '建议:各人尽量均衡、间隔开、照顾意愿', en: 'Suggested: even load, room between, wishes' },
    source: '本系统的建议,不出自文件;不影响必须遵守的规则',
    from: '1990-01-01',
    rules: [
      { id: 'suggested.even', kind: 'balance', what: reception },
      { id: 'suggested.rest', kind: 'rest', what: reception, n: 2, strength: 'preferred' },
      { id: 'suggested.wishes', kind: 'wishes' },
    ],
  },
]

/** The shipped rule sets, checked by the same schema as everybody’s. */
export const presets = given.map((set) => schema.parse(set))
/** The ids of the shipped rule sets. */
export const presetIds = presets.map(({ id }) => id) as [string, ...string[]]
