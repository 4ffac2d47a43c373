import type { Text } from '../domain/text.ts'
import { t } from './table.ts'

/** 遇节假日: what becomes of a day that falls on one. */
export const holidayWords = {
  skip: t('取消', 'cancel'),
  'next-workday': t('顺延', 'next workday'),
  'previous-workday': t('提前', 'previous workday'),
} as const satisfies Record<string, Text>

/** 类型 of an absence or a wish. */
export const availabilityWords = {
  unavailable: t('不能', 'cannot'),
  undesired: t('不便', 'rather not'),
  desired: t('希望', 'gladly'),
} as const satisfies Record<string, Text>

/** Says that a unit has none above it. */
export const noneWords = t('无', 'none')
