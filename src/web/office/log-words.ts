import { type AttendanceIs, attendanceWords, type EntryIs } from '../../domain/attendance.ts'
import { bookingWords } from '../../domain/booking.ts'
import { caseEventWords } from '../../domain/case-event.ts'
import { dateWords } from '../../domain/day-words.ts'
import { amendmentStateWords, amendmentWords, type DraftStepName } from '../../domain/draft.ts'
import { type Session, sessionWords } from '../../domain/place.ts'
import { same, type Text } from '../../domain/text.ts'

/** What an entry of the log speaks of: the name of its subject, and the figures it carries. */
export interface Spoken {
  /** What the subject is called: a leader’s or place’s name, a month, a day. */
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}
type Sentence = (spoken: Spoken) => Text

const plain =
  (zh: string, en: string): Sentence =>
  () => ({ 'zh-CN': zh, en })
/** `{}` stands for the subject. */
const of =
  (zh: string, en: string): Sentence =>
  ({ subject }) => ({ 'zh-CN': zh.replace('{}', () => subject), en: en.replace('{}', () => subject) })

const localDay =
  (zh: string, en: string): Sentence =>
  ({ subject, data }) => ({
    'zh-CN': `${zh}本地${data.isOpen ? '上班' : '放假'}日${subject}`,
    en: `${en} a local day ${data.isOpen ? 'of work' : 'off'}, ${subject}`,
  })

const availability = { unavailable: '请假', undesired: '不便', desired: '愿意' } as const
const availabilitySaid =
  (zh: string, en: string): Sentence =>
  ({ subject, data }) => {
    const is = availability[data.is as keyof typeof availability] ?? '请假'
    const span = data.from === data.to ? String(data.from) : `${data.from}—${data.to}`
    return { 'zh-CN': `${zh}${subject}的${is}:${span}`, en: `${en} ${subject}: ${String(data.is)}, ${span}` }
  }

/** What drafts go through. */
const draftWords: Record<DraftStepName, Text> = {
  made: { 'zh-CN': '自动编排', en: 'made the roster of' },
  put: { 'zh-CN': '手工加人', en: 'put somebody into the draft of' },
  remove: { 'zh-CN': '手工减人', en: 'took somebody out of the draft of' },
  move: { 'zh-CN': '手工挪动', en: 'moved a duty in the draft of' },
  swap: { 'zh-CN': '手工对调', en: 'swapped two duties in the draft of' },
  pin: { 'zh-CN': '手工指定', en: 'pinned a duty in the draft of' },
  undone: { 'zh-CN': '撤销一步', en: 'undid a step in the draft of' },
  amended: { 'zh-CN': '按批准的调整更新', en: 'amended the draft of' },
  deferred: { 'zh-CN': '顺延来的安排列入', en: 'put a deferred duty into the draft of' },
  discarded: { 'zh-CN': '放弃草稿,回到已发布的', en: 'dropped the draft of' },
}

const drafts = Object.fromEntries(
  Object.entries(draftWords).map(([what, { 'zh-CN': zh, en }]): [string, Sentence] => [
    `draft.${what}`,
    of(`${zh}:{}的草稿`, `${en} {}`),
  ]),
)

const amendments = {
  ...Object.fromEntries(
    Object.entries(amendmentWords).map(([kind, { 'zh-CN': zh, en }]): [string, Sentence] => [
      `amendment.${kind}`,
      of(`申请${zh}(调整单{})`, `asked for a ${en} (no. {})`),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(amendmentStateWords).map(([state, { 'zh-CN': zh, en }]): [string, Sentence] => [
      `amendment.${state}`,
      of(`调整单{}:${zh}`, `change no. {}: ${en}`),
    ]),
  ),
}

/** What happened to cases: the subject is the case’s number, or nothing that tells which. */
const cases = Object.fromEntries(
  Object.entries(caseEventWords).map(([what, { 'zh-CN': zh, en }]): [string, Sentence] => [
    `case.${what}`,
    of(`信访事项{}:${zh}`, `case {}: ${en}`),
  ]),
)

const enteredWords: Record<EntryIs, Text> = {
  first: { 'zh-CN': '登记', en: 'entered' },
  late: { 'zh-CN': '补录', en: 'entered late' },
  correction: { 'zh-CN': '更正', en: 'corrected' },
}

const attendances = Object.fromEntries(
  Object.entries(enteredWords).map(([entered, verb]): [string, Sentence] => [
    `attendance.${entered}`,
    ({ subject, data }) => {
      const is = attendanceWords[data.is as AttendanceIs] ?? attendanceWords.void
      const day = typeof data.date === 'string' ? dateWords(data.date) : same('')
      const session = sessionWords[data.session as Session] ?? same('')
      const unplanned = data.isPlanned === false ? { 'zh-CN': '无计划', en: 'unplanned ' } : same('')
      return {
        'zh-CN': `${verb['zh-CN']}${subject}${day['zh-CN']}${session['zh-CN']}的${unplanned['zh-CN']}接访:${is['zh-CN']}`,
        en: `${verb.en} the ${unplanned.en}reception of ${subject} on ${day.en} ${session.en}: ${is.en}`,
      }
    },
  ]),
)

const bookings = Object.fromEntries(
  Object.entries(bookingWords).map(([is, { 'zh-CN': zh, en }]): [string, Sentence] => [
    `booking.${is}`,
    ({ data }) => {
      const day = typeof data.date === 'string' ? data.date : ''
      return { 'zh-CN': `预约:${zh}${day ? `(${day})` : ''}`, en: `a booking: ${en}${day ? ` (${day})` : ''}` }
    },
  ]),
)

/** One sentence for each kind of entry, to follow the name of who did it. */
export const logSentences: Readonly<Record<string, Sentence>> = {
  'leader.added': of('新增领导{}', 'added the leader {}'),
  'leader.changed': of('修改领导{}', 'changed the leader {}'),
  'leader.renamed': ({ data }) => ({
    'zh-CN': `在另一个单位把共有的领导${String(data.before)}改名为${String(data.name)}`,
    en: `renamed the shared leader ${String(data.before)} to ${String(data.name)} in another office`,
  }),
  'availability.added': availabilitySaid('登记', 'entered for'),
  'availability.removed': availabilitySaid('删除', 'removed for'),
  'availability.answered': ({ subject, data }) => ({
    'zh-CN': `报齐了${subject}${String(data.month)}的请假情况`,
    en: `answered for ${subject}, ${String(data.month)}`,
  }),
  'availability.unanswered': ({ subject, data }) => ({
    'zh-CN': `收回${subject}${String(data.month)}已报齐的记号`,
    en: `took back that ${subject} is answered for, ${String(data.month)}`,
  }),
  'place.added': of('新增接访地点{}', 'added the place {}'),
  'place.changed': of('修改接访地点{}', 'changed the place {}'),
  'place.retired': of('停用接访地点{}', 'retired the place {}'),
  'place.restored': of('恢复使用接访地点{}', 'put the place {} back'),
  'local-day.added': localDay('添加', 'added'),
  'local-day.removed': localDay('删除', 'removed'),
  'year-notice.saved': of('录入{}年的放假安排', 'entered the holidays of {}'),
  'year-notice.removed': of('删除录入的{}年放假安排', 'removed the holidays entered for {}'),
  'rule-set.saved': ({ subject, data }) => ({
    'zh-CN': `保存规则集“${subject}”(第${String(data.version)}版)`,
    en: `saved the rule set “${subject}” (version ${String(data.version)})`,
  }),
  'rule-set.withdrawn': of('停用规则集“{}”', 'withdrew the rule set “{}”'),
  'override.added': of('临时调整规则{}的数字', 'changed the numbers of the rule {} for a time'),
  'override.removed': of('取消对规则{}的临时调整', 'took the change to the rule {} back'),
  ...drafts,
  'roster.submitted': of('提交{}的安排审签', 'submitted the roster of {}'),
  'roster.withdrawn': of('撤回{}的送审', 'withdrew the roster of {} from approval'),
  'roster.returned': of('退回{}的安排', 'returned the roster of {}'),
  'roster.approved': of('审签同意{}的安排', 'approved the roster of {}'),
  'roster.published': ({ subject, data }) => ({
    'zh-CN': `发布${subject}的安排(第${String(data.n)}版,${String(data.duties)}次接访)`,
    en: `published the roster of ${subject} (revision ${String(data.n)}, ${String(data.duties)} duties)`,
  }),
  ...amendments,
  'receipt.seen': ({ subject, data }) => ({
    'zh-CN': `确认看到${subject}的变动(${String(data.month)}第${String(data.n)}版)`,
    en: `saw what changed for ${subject} (${String(data.month)}, revision ${String(data.n)})`,
  }),
  'receipt.told': ({ subject, data }) => ({
    'zh-CN': `电话告知${subject}的变动(${String(data.month)}第${String(data.n)}版)`,
    en: `told ${subject} by telephone what changed (${String(data.month)}, revision ${String(data.n)})`,
  }),
  ...attendances,
  ...cases,
  'case.looked': of('查看信访事项{}的个人信息', 'looked at personal data of case {}'),
  'case.limits-moved': of(
    '信访事项{}:工作日有变,期限重新推算',
    'case {}: limits counted anew, for workdays are others',
  ),
  'case.words': of('修改信访事项{}的文字内容', 'changed the words of case {}'),
  // How many cases there were is not said: whoever must not know of one would learn of it.
  'ledger.exported': plain('导出含个人信息的台账', 'downloaded the ledger with personal data'),
  'ledger.imported': plain('导入台账', 'brought in a ledger'),
  ...bookings,
  'booking.looked': plain('查看一个预约的个人信息', 'looked at personal data of a booking'),
  'booking.words': plain('修改一个预约的文字内容', 'changed the words of a booking'),
  'booking.purged': plain('到期清除一个预约的个人信息', 'purged personal data of a booking'),
  'clocks.saved': ({ data }) => ({
    'zh-CN': `设置办理时限(第${String(data.version)}版)`,
    en: `set the limits in time (version ${String(data.version)})`,
  }),
  'robot.saved': ({ data }) => ({
    'zh-CN': `设置群机器人(${data.isOn ? '启用' : '停用'})`,
    en: `set up the group robot (${data.isOn ? 'on' : 'off'})`,
  }),
  'robot.tested': plain('让群机器人发一条测试消息', 'sent a test message by the group robot'),
  'message.again': of('让群机器人再发一次消息{}', 'had the group robot send message {} again'),
  'history.saved': ({ data }) => ({
    'zh-CN': `导入以前的接访记录${String(data.duties)}次`,
    en: `brought in ${String(data.duties)} duties served before`,
  }),
  'subscription.added': of('发出“{}”的一个订阅地址', 'gave out an address of the calendar “{}”'),
  'subscription.revoked': of('停用“{}”的一个订阅地址', 'revoked an address of the calendar “{}”'),
  'subscription.adopted': ({ subject, data }) => ({
    'zh-CN': `恢复备份后,认回“${subject}”的一个${data.isRevoked ? '已停用的' : ''}订阅地址`,
    en: `took in ${data.isRevoked ? 'a revoked' : 'an'} address of the calendar “${subject}” after a restore`,
  }),
  'plan.adopted': plain('导入规划文件', 'took over a planning file'),
  'workbook.adopted': plain('导入表格', 'took over a workbook'),
  'office.added': plain('建立本单位', 'added this office'),
  'office.changed': plain('修改单位设置', 'changed the settings'),
  'notice-form.saved': plain('更换公示模板', 'took a new form of the notice'),
  'notice-form.shipped': plain('公示模板恢复为自带的', 'went back to the shipped form of the notice'),
  'unit.added': of('新增单位{}', 'added the unit {}'),
  'unit.changed': of('修改单位{}', 'changed the unit {}'),
  'user.added': of('新增用户{}', 'added the user {}'),
  'user.changed': ({ subject, data }) => ({
    'zh-CN': `修改用户${subject}${data.isDisabled ? '(停用)' : ''}${data.isAdmin ? '(系统管理员)' : ''}`,
    en: `changed the user ${subject}${data.isDisabled ? ' (disabled)' : ''}${data.isAdmin ? ' (administrator)' : ''}`,
  }),
  'user.memberships': of('设置用户{}的权限', 'set what the user {} is'),
  'user.language': of('用户{}换了界面语言', 'changed the language of {}'),
  'user.password': of('设置用户{}的密码', 'set the password of {}'),
  'session.opened': plain('登录', 'signed in'),
  'session.closed': plain('退出', 'signed out'),
  'session.all-closed': plain('退出所有设备上的登录', 'signed out everywhere'),
  'ticket.issued': of('发出{}的一次性链接', 'issued a one-time link for {}'),
  'log.signed': of('签出记录树头(共{}条)', 'signed the head of the log ({} entries)'),
  'log.key': of('启用记录的签名密钥,公钥{}', 'began to sign the log by the key {}'),
  'database.restored': ({ data }) =>
    data.size === undefined
      ? { 'zh-CN': '恢复了备份', en: 'restored a backup' }
      : {
          'zh-CN': `恢复了备份,原来的记录有${String(data.size)}条`,
          en: `restored a backup; the log before had ${String(data.size)} entries`,
        },
  'log.rows': plain('其他数据变动的存证', 'committed to other changed rows'),
  'log.migrated': plain('程序升级改动数据后的存证', 'committed to rows that a new version of the program changed'),
  'log.baseline': plain('为已有数据建立存证', 'committed to the rows there were'),
  'ticket.used': plain('使用了一次性链接', 'used a one-time link'),
}

/** An entry in one sentence; what is not known shows its key. */
export const logSentence = (what: string, spoken: Spoken): Text => {
  const known = Object.hasOwn(logSentences, what) ? logSentences[what] : undefined
  if (known) return known(spoken)
  return same(`${what} ${spoken.subject}`)
}

/** What the log can be filtered by: the first words of its keys. */
export const logGroups: readonly {
  readonly id: string
  readonly kinds: readonly string[]
  readonly words: Text
}[] = [
  { id: 'rosters', kinds: ['draft', 'roster'], words: { 'zh-CN': '排班和发布', en: 'Rosters' } },
  { id: 'amendments', kinds: ['amendment', 'receipt'], words: { 'zh-CN': '调整', en: 'Changes' } },
  { id: 'attendance', kinds: ['attendance'], words: { 'zh-CN': '签到', en: 'Attendance' } },
  {
    id: 'cases',
    kinds: ['case', 'booking', 'ledger', 'clocks'],
    words: { 'zh-CN': '信访事项和预约', en: 'Cases and bookings' },
  },
  { id: 'absences', kinds: ['availability'], words: { 'zh-CN': '请假', en: 'Absences' } },
  { id: 'people', kinds: ['leader'], words: { 'zh-CN': '领导', en: 'People' } },
  { id: 'places', kinds: ['place'], words: { 'zh-CN': '接访地点', en: 'Places' } },
  { id: 'holidays', kinds: ['local-day', 'year-notice'], words: { 'zh-CN': '节假日', en: 'Holidays' } },
  { id: 'rules', kinds: ['rule-set', 'override'], words: { 'zh-CN': '规则', en: 'Rules' } },
  { id: 'feeds', kinds: ['subscription'], words: { 'zh-CN': '日历订阅', en: 'Calendars' } },
  { id: 'evidence', kinds: ['log', 'database'], words: { 'zh-CN': '存证', en: 'Evidence' } },
  { id: 'files', kinds: ['plan', 'workbook', 'history'], words: { 'zh-CN': '导入', en: 'Files' } },
  {
    id: 'office',
    kinds: ['office', 'unit', 'robot', 'message', 'notice-form'],
    words: { 'zh-CN': '单位和设置', en: 'Office and settings' },
  },
]
