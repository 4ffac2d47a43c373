import { roleWords, teamWords } from '../domain/leader.ts'
import { type Table, t } from './table.ts'

/** The sheet 领导. */
export const leaders: Table = {
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
