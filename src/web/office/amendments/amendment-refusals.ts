import type { Text } from '../../../domain/text.ts'

/** Why a change cannot be asked for or approved. */
export const refusals = {
  plan: {
    'zh-CN': '现在的基础资料排不成这个月(领导、地点、规则等有矛盾),先在排班页面改正。',
    en: 'The office’s facts make no plan of that month as they stand; mend that on the roster’s page first.',
  },
  gone: {
    'zh-CN': '这次接访已不在现行安排里(已取消、已顺延,或重新发布过),没有改动。',
    en: 'This duty is not in force any more (cancelled, deferred or published anew); nothing was changed.',
  },
  changed: {
    'zh-CN': '提出以后,这次接访的领导或日期又改过了,不能照原来的申请办。请撤回后重新提出。',
    en: 'Leader or day of this duty have changed since this was asked for. Withdraw it and ask again.',
  },
  past: {
    'zh-CN': '接访日期已经过去,不能再调整。',
    en: 'The day of this duty is past; it cannot be changed any more.',
  },
  sameLeader: { 'zh-CN': '请选另一位领导。', en: 'Choose another leader.' },
  noLeader: { 'zh-CN': '没有这位领导。', en: 'There is no such leader.' },
  left: {
    'zh-CN': '这位领导已不归本单位排班,他的接访只能由他人顶替或取消。',
    en: 'This leader is no longer of this office: somebody else can take the duty, or it can be cancelled.',
  },
  sameSlot: { 'zh-CN': '两位领导本来就在同一场接访。', en: 'Both leaders receive there and then anyway.' },
  notLater: { 'zh-CN': '只能顺延到以后的日期。', en: 'Choose a later day.' },
  tooLate: { 'zh-CN': '最多顺延到下个月底。', en: 'At most to the end of the next month.' },
  notOpen: { 'zh-CN': '那一天这个地点不开放。', en: 'It is not open on that day.' },
  open: {
    'zh-CN': '这次接访已有一项还没办完的调整,先办完或撤回那一项。',
    en: 'Another change to this duty is still open; finish or withdraw that one first.',
  },
  waiting: {
    'zh-CN': '对方还没有同意,现在不能批准。',
    en: 'The other leader has not consented yet; it cannot be approved now.',
  },
  settled: {
    'zh-CN': '别人刚刚已经处理了这项调整,您的操作没有执行。现在的情况如下。',
    en: 'Somebody else has just settled this; what you did was not carried out. This is how it stands.',
  },
  forbidden: {
    'zh-CN': '这样调整会违反不能违反的规定,不能办:',
    en: 'This would break what no roster may break:',
  },
  noSubstitute: (name: string): Text => ({
    'zh-CN': `${name}的职务不得由他人代替接访,只能顺延或取消。`,
    en: `Nobody may serve in the place of ${name}; the duty can only be deferred or cancelled.`,
  }),
  newerDraft: (month: Text): Text => ({
    'zh-CN': `${month['zh-CN']}还有没发布的新草稿。要先发布它或放弃它,才能批准这项调整。`,
    en: `${month.en} has a newer draft that is not published. Publish or discard it before this can be approved.`,
  }),
  inReview: (month: Text): Text => ({
    'zh-CN': `${month['zh-CN']}的草稿正在审签。要先发布或退回,才能把这次接访顺延过去。`,
    en: `The draft of ${month.en} is under review. It must be published or returned before the duty can go there.`,
  }),
} as const
