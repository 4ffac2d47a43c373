import type { Clock, ClockSet } from './clock.ts'

const regulation = (article: number) => `《信访工作条例》(2022)第${article}条`

const forward: Clock = {
  id: 'forward',
  name: { 'zh-CN': '转送、交办', en: 'forward or assign' },
  source: regulation(22),
  limit: 15,
  unit: 'days',
  from: 'registered',
  stops: ['assigned', 'accepted', 'refused'],
  is: 'duty',
  extension: 0,
  isWithoutHearing: false,
  isRolledOver: false,
}
const inform: Clock = {
  ...forward,
  id: 'inform',
  name: { 'zh-CN': '告知是否受理', en: 'inform of acceptance' },
  source: regulation(23),
  stops: ['informed', 'refused'],
}
const object: Clock = {
  ...forward,
  id: 'object',
  name: { 'zh-CN': '责任单位提出异议', en: 'object to a wrong assignment' },
  source: regulation(23),
  limit: 5,
  unit: 'workdays',
  from: 'unit-received',
  stops: ['objected', 'accepted', 'answered'],
  is: 'right',
}
const handle: Clock = {
  ...forward,
  id: 'handle',
  name: { 'zh-CN': '办结', en: 'handle' },
  source: regulation(34),
  limit: 60,
  from: 'accepted',
  stops: ['answered'],
  extension: 30,
}
const askReview: Clock = {
  ...forward,
  id: 'ask-review',
  name: { 'zh-CN': '申请复查', en: 'ask for review' },
  source: regulation(35),
  limit: 30,
  from: 'opinion-received',
  stops: ['review-asked'],
  is: 'right',
}
const review: Clock = {
  ...forward,
  id: 'review',
  name: { 'zh-CN': '答复复查', en: 'answer the review' },
  source: regulation(35),
  limit: 30,
  from: 'review-asked',
  stops: ['review-answered'],
}
const askRereview: Clock = {
  ...askReview,
  id: 'ask-rereview',
  name: { 'zh-CN': '申请复核', en: 'ask for re-review' },
  source: regulation(36),
  from: 'review-received',
  stops: ['rereview-asked'],
}
const rereview: Clock = {
  ...review,
  id: 'rereview',
  name: { 'zh-CN': '答复复核', en: 'answer the re-review' },
  source: regulation(36),
  from: 'rereview-asked',
  stops: ['rereview-answered'],
  isWithoutHearing: true,
}

const afterwards = [askReview, review, askRereview, rereview]
/** The regulation’s clock with a local text’s numbers. */
const local = (clock: Clock, source: string, changed: Partial<Clock>): Clock => ({ ...clock, source, ...changed })

const zhejiang = '浙江2016'
const henan = '河南2012'
const shandong = '山东2015'
const shanghai = '上海'

/** Limits by the text they come from, the regulation in force first; local ones are older or stricter and dated. */
export const clockPresets: readonly ClockSet[] = [
  {
    preset: 'regulation-2022',
    name: { 'zh-CN': '《信访工作条例》(2022)', en: 'Regulations on Petitioning Work (2022)' },
    clocks: [forward, inform, object, handle, ...afterwards],
  },
  {
    preset: 'zhejiang-2016',
    name: { 'zh-CN': '浙江(2016):5个工作日决定受理,30日办结', en: 'Zhejiang (2016): 5 workdays, then 30 days' },
    clocks: [
      forward,
      local(inform, zhejiang, {
        name: { 'zh-CN': '决定是否受理', en: 'decide on acceptance' },
        limit: 5,
        unit: 'workdays',
        stops: ['accepted', 'informed', 'refused'],
      }),
      object,
      local(handle, zhejiang, { limit: 30, extension: 60 }),
      ...afterwards,
    ],
  },
  {
    preset: 'henan-2012',
    name: { 'zh-CN': '河南(2012):5日转办,30日办结,最长90日', en: 'Henan (2012): 5 days, then 30, at most 90' },
    clocks: [
      local(forward, henan, { limit: 5 }),
      inform,
      object,
      local(handle, henan, { limit: 30, extension: 60 }),
      ...afterwards,
    ],
  },
  {
    preset: 'shandong-2015',
    name: { 'zh-CN': '山东(2015):复查3个工作日内受理', en: 'Shandong (2015): review accepted in 3 workdays' },
    clocks: [
      forward,
      inform,
      object,
      local(handle, shandong, {}),
      askReview,
      local(review, shandong, {
        id: 'accept-review',
        name: { 'zh-CN': '受理复查', en: 'accept the review' },
        limit: 3,
        unit: 'workdays',
        stops: ['review-accepted', 'review-answered'],
      }),
      review,
      askRereview,
      rereview,
    ],
  },
  {
    preset: 'shanghai',
    name: { 'zh-CN': '上海:15日告知,60日办结', en: 'Shanghai: 15 days, then 60' },
    clocks: [forward, local(inform, shanghai, {}), object, local(handle, shanghai, {}), ...afterwards],
  },
]

/** What an office goes by that has chosen nothing: the regulation in force. */
export const regulationClocks: ClockSet = clockPresets[0]!
