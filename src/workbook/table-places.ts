import { activityWords, sessionWords } from '../domain/place.ts'
import { holidayShortWords } from '../domain/recurrence-words.ts'
import { type Table, t } from './table.ts'

/** The sheet 接访地点. */
export const places: Table = {
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
      key: 'booking',
      name: t('预约截止', 'Book by'),
      also: ['预约截止时间', '预约时间', '预约方式'],
      width: 18,
      about: t('公示上印的,如 前一天17:00前。', 'As notices print it: by when the public books.'),
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
      values: Object.values(holidayShortWords),
    },
  ],
}
