import { roleWords, teamWords } from '../domain/leader.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import type { Text } from '../domain/text.ts'
import { levelWords } from '../domain/unit.ts'

/** A column of the workbook an office fills. */
export interface Column {
  readonly key: string
  readonly name: Text
  /** Other headings it is known by, as `keyOf` writes them. */
  readonly also: readonly string[]
  readonly needed?: boolean
  /** Width in characters. */
  readonly width: number
  /** How its cells are written: text unless said otherwise. */
  readonly holds?: 'day' | 'number'
  readonly about: Text
  /** The values to choose from. */
  readonly values?: readonly Text[]
}

export type TableKey = 'units' | 'leaders' | 'places' | 'availability'

export interface Table {
  readonly key: TableKey
  /** Name of its sheet. */
  readonly name: Text
  readonly columns: readonly Column[]
}

const t = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })

export const holidayWords = {
  skip: t('取消', 'cancel'),
  'next-workday': t('顺延', 'next workday'),
  'previous-workday': t('提前', 'previous workday'),
} as const satisfies Record<string, Text>

export const availabilityWords = {
  unavailable: t('不能', 'cannot'),
  undesired: t('不便', 'rather not'),
  desired: t('希望', 'gladly'),
} as const satisfies Record<string, Text>

/** Says that a unit has none above it. */
export const noneWords = t('无', 'none')

const units: Table = {
  key: 'units',
  name: t('单位', 'Units'),
  columns: [
    {
      key: 'name',
      name: t('名称', 'Name'),
      also: ['单位', '单位名称', '机构名称', 'unit'],
      needed: true,
      width: 28,
      about: t('单位的名称,如:象州县、象州镇、县教育局。', 'Name of the unit, such as a county, a town, a bureau.'),
    },
    {
      key: 'level',
      name: t('层级', 'Level'),
      also: ['级别', '单位层级', '单位级别', '类型', '单位类型'],
      needed: true,
      width: 16,
      about: t('单位属于哪一级。', 'The level of government it stands at.'),
      values: Object.values(levelWords),
    },
    {
      key: 'parent',
      name: t('上级单位', 'Unit above'),
      also: ['上级', '隶属', '隶属单位', '主管单位', '所属单位', 'parent'],
      width: 28,
      about: t(
        '上一级单位的名称。不填:新单位归本办公室所在单位,已有的单位不变;没有上级的填“无”。',
        'Name of the unit above it. Empty: a new unit goes below the office’s own, one already here stays; “none” for none.',
      ),
    },
  ],
}

const leaders: Table = {
  key: 'leaders',
  name: t('领导', 'Leaders'),
  columns: [
    {
      key: 'name',
      name: t('姓名', 'Name'),
      also: ['领导姓名', '领导', '接访领导', '接访领导姓名', '领导干部', '人员', 'leader'],
      needed: true,
      width: 14,
      about: t(
        '每个职务一行;同一人有几个职务,写几行同样的姓名。',
        'One row for each post; several rows of one name are several posts.',
      ),
    },
    {
      key: 'unit',
      name: t('单位', 'Unit'),
      also: ['单位名称', '所在单位', '工作单位', '任职单位'],
      width: 24,
      about: t(
        '任职的单位,须是“单位”表里的名称;不填:本办公室所在单位。',
        'Where the post is held, as named on the sheet of units. Empty: the office’s own unit.',
      ),
    },
    {
      key: 'title',
      name: t('职务', 'Title'),
      also: ['职务名称', '现任职务', '领导职务', '职务(全称)', 'post', 'position'],
      needed: true,
      width: 32,
      about: t('公示上印的职务,如:县委常委、副县长。', 'The title as notices print it.'),
    },
    {
      key: 'role',
      name: t('职务类别', 'Kind of post'),
      also: ['职务类型', '类别', 'role'],
      width: 20,
      about: t('规则按它计算;不填:按单位层级和职务推定。', 'What rules go by. Empty: taken from level and title.'),
      values: Object.values(roleWords),
    },
    {
      key: 'team',
      name: t('班子', 'Team'),
      also: ['所属班子', '所在班子', '领导班子'],
      width: 14,
      about: t('属于哪套班子;不填:按职务推定。', 'Leading team. Empty: taken from the title.'),
      values: Object.values(teamWords),
    },
    {
      key: 'portfolio',
      name: t('分管工作', 'In charge of'),
      also: ['分管', '分管领域', '工作分工', '分工', '分管范围', 'portfolio'],
      width: 36,
      about: t('分管的工作,用顿号隔开:教育、卫生健康。', 'Subject areas, separated by commas.'),
    },
    {
      key: 'order',
      name: t('排序', 'Order'),
      also: ['序号', '顺序', '排名', '序'],
      width: 8,
      holds: 'number',
      about: t('领导排名,小的在前;不填:1000。', 'Place in the official order, the smaller first. Empty: 1000.'),
    },
    {
      key: 'from',
      name: t('任职起', 'From'),
      also: ['任职时间', '任职日期', '任现职时间', '任职开始', '起始日期', '任职起始'],
      width: 14,
      holds: 'day',
      about: t(
        '任职第一天,如 2026-10-12 或 2026年10月12日;不填:已有职务不变,新职务从今年1月1日算。',
        'First day in post, such as 2026-10-12. Empty: as it was; a new post from 1 January of this year.',
      ),
    },
    {
      key: 'to',
      name: t('任职止', 'To'),
      also: ['离任时间', '离任日期', '卸任日期', '任职结束', '任职截止'],
      width: 14,
      holds: 'day',
      about: t(
        '卸任的填最后一天;在任的不填。删去一行不会删去职务。',
        'Last day in post; empty while it lasts. A row that is deleted deletes nothing.',
      ),
    },
    {
      key: 'apart',
      name: t('区分', 'Which one'),
      also: ['同名区分', '重名区分', '区别'],
      width: 10,
      about: t(
        '只在两人同名时填,如 大、小 或 女;两人各填不同的字,以后一直用同样的字。',
        'Only where two people share a name: a word for each of them, always the same one.',
      ),
    },
  ],
}

const places: Table = {
  key: 'places',
  name: t('接访地点', 'Places'),
  columns: [
    {
      key: 'name',
      name: t('名称', 'Name'),
      also: ['地点', '接访地点', '地点名称', '接访场所', '场所', '场所名称', 'place'],
      needed: true,
      width: 28,
      about: t(
        '一行是一个开放时段;同一地点有几个时段,写几行同样的名称。',
        'One row for each opening; several rows of one place are several openings.',
      ),
    },
    {
      key: 'unit',
      name: t('单位', 'Unit'),
      also: ['单位名称', '所属单位', '所在单位'],
      width: 24,
      about: t('地点属于哪个单位;不填:本办公室所在单位。', 'Whose place it is. Empty: the office’s own unit.'),
    },
    {
      key: 'address',
      name: t('地址', 'Address'),
      also: ['详细地址', '接访地址'],
      width: 30,
      about: t('公示上印的地址。', 'The address notices print.'),
    },
    {
      key: 'phone',
      name: t('电话', 'Phone'),
      also: ['联系电话', '咨询电话', '预约电话', '公开电话'],
      width: 16,
      about: t('地点的公开电话,不是领导个人的。', 'The public number of the place, never a leader’s own.'),
    },
    {
      key: 'activity',
      name: t('形式', 'Form'),
      also: ['接访形式', '接访方式', '方式'],
      width: 12,
      about: t('不填:现场接访。', 'Empty: reception.'),
      values: Object.values(activityWords),
    },
    {
      key: 'session',
      name: t('时段', 'Session'),
      also: ['接访时段', '上午/下午'],
      width: 10,
      about: t('开放日写了就必须填。', 'Needed where days are given.'),
      values: Object.values(sessionWords),
    },
    {
      key: 'start',
      name: t('开始', 'Begins'),
      also: ['开始时间', '起始时间', '时间', '接访时间', 'start'],
      width: 10,
      about: t(
        '如 9:00;不填:上午09:00、下午14:30、全天09:00。',
        'Such as 9:00. Empty: 09:00, 14:30 in the afternoon.',
      ),
    },
    {
      key: 'end',
      name: t('结束', 'Ends'),
      also: ['结束时间', '截止时间', 'end'],
      width: 10,
      about: t('如 12:00;不填:上午12:00、下午17:30、全天17:30。', 'Such as 12:00. Empty: 12:00, else 17:30.'),
    },
    {
      key: 'capacity',
      name: t('名额', 'Leaders at once'),
      also: ['人数', '领导人数', '每次人数', 'capacity'],
      width: 10,
      holds: 'number',
      about: t('同时接访的领导最多几名;不填:不限。', 'Most leaders at once. Empty: no limit.'),
    },
    {
      key: 'on',
      name: t('开放日', 'Days'),
      also: ['接访日', '开放日期', '接访日期', '开放时间', '周期', 'opendays'],
      width: 26,
      about: t(
        '可写:每个工作日;每周二、周四;每月8日、25日;每月第2个工作日;每月最后一个周二;农历初一、十五;或具体日期 2026-12-03、2026-12-10。',
        'Such as: every workday; every Tue, Thu; day 8, 25 of the month; second workday; last Tue; lunar 1, 15; or dates 2026-12-03, 2026-12-10.',
      ),
    },
    {
      key: 'holiday',
      name: t('遇节假日', 'On holidays'),
      also: ['遇节假日时', '节假日', '遇休息日'],
      width: 14,
      about: t(
        '开放日遇上节假日怎么办;不填:取消。',
        'What becomes of a day that falls on a holiday. Empty: cancelled.',
      ),
      values: Object.values(holidayWords),
    },
  ],
}

const availability: Table = {
  key: 'availability',
  name: t('请假与意愿', 'Absences and wishes'),
  columns: [
    {
      key: 'name',
      name: t('姓名', 'Name'),
      also: ['领导姓名', '领导', '请假人', '领导干部', 'leader'],
      needed: true,
      width: 14,
      about: t('领导姓名,须在“领导”表里。', 'A leader on the sheet of leaders.'),
    },
    {
      key: 'from',
      name: t('起', 'From'),
      also: ['开始', '开始日期', '起始日期', '请假开始', '日期', '开始时间', '请假起', '起始'],
      needed: true,
      width: 14,
      holds: 'day',
      about: t('第一天,如 2026-12-21。', 'First day, such as 2026-12-21.'),
    },
    {
      key: 'to',
      name: t('止', 'To'),
      also: ['结束', '结束日期', '截止日期', '请假结束', '结束时间', '请假止', '截止'],
      width: 14,
      holds: 'day',
      about: t('最后一天(含当天);不填:只有一天。', 'Last day, included. Empty: one day only.'),
    },
    {
      key: 'sessions',
      name: t('时段', 'Session'),
      also: ['上午/下午'],
      width: 10,
      about: t('不填:全天。', 'Empty: all day.'),
      values: Object.values(sessionWords),
    },
    {
      key: 'is',
      name: t('类型', 'Kind'),
      also: ['类别', '意愿', '种类', '请假类型'],
      width: 12,
      about: t(
        '不能:这几天一定不排;不便:尽量不排;希望:尽量排。不填:不能。',
        'cannot: never on duty then; rather not, gladly: wishes. Empty: cannot.',
      ),
      values: Object.values(availabilityWords),
    },
    {
      key: 'why',
      name: t('事由', 'Reason'),
      also: ['原因', '请假事由', '请假原因', '备注', '说明'],
      width: 26,
      about: t('可不填;不要写病情等隐私。', 'May be empty; nothing private, such as an illness.'),
    },
    {
      key: 'apart',
      name: t('区分', 'Which one'),
      also: ['同名区分', '重名区分', '区别'],
      width: 10,
      about: t('两人同名时填,与“领导”表相同。', 'As on the sheet of leaders, where two share a name.'),
    },
  ],
}

/** The sheets an office fills, in the order they stand in. */
export const tables: Readonly<Record<TableKey, Table>> = { units, leaders, places, availability }
