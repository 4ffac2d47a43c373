import { levelWords } from '../domain/unit.ts'
import { type Table, t } from './table.ts'

/** The sheet 单位. */
export const units: Table = {
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
