import { availabilityWords } from '../domain/availability.ts'
import { sessionWords } from '../domain/place.ts'
import { type Table, t } from './table.ts'

/** The sheet 请假与意愿. */
export const availability: Table = {
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
