import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  title: { 'zh-CN': '可以用的占位符', en: 'Placeholders' },
  about: {
    'zh-CN': '写在花括号里,生成时换成实际内容,字体、字号照占位符的样子。',
    en: 'They stand in braces and take the look they have in the form.',
  },
  placeholder: { 'zh-CN': '占位符', en: 'Placeholder' },
  meaning: { 'zh-CN': '内容', en: 'What it becomes' },
} as const satisfies Record<string, Text>

const rows: readonly [string, Text][] = [
  ['{单位} {标题} {月份}', { 'zh-CN': '办公室名称、标题、月份', en: 'the office, the title, the month' }],
  ['{文号} {落款}', { 'zh-CN': '“设置”里写的文号和落款', en: 'the number and the signature of the settings' }],
  [
    '{存证} {#有存证}…{/有存证}',
    {
      'zh-CN': '发布时签出的记录树头(条数和树根),供以后核对',
      en: 'the head of the log signed as it was published, to be verified later',
    },
  ],
  [
    '{公布日期} {首次公布日期}',
    { 'zh-CN': '这一版和第一版的公布日期', en: 'the day this revision, and the first, was published' },
  ],
  [
    '{公布说明}',
    { 'zh-CN': '公布日期、提前几天、最近更新,一句话', en: 'when it was published and how many days ahead' },
  ],
  [
    '{#安排} {日期} {时间} {地点} {领导} {职务} {分管} {形式} {备注} {/安排}',
    {
      'zh-CN':
        '每次接访一行。{#安排}写在表格一行的第一格,{/安排}写在最后一格;调整和取消写在备注里,取消的自动加删除线',
      en: 'A row for each duty: {#安排} in the first cell of a row of a table, {/安排} in the last. Changes are in {备注}; what is cancelled is struck through.',
    },
  ],
  [
    '{#接访地点} {名称} {地址} {电话} {预约截止} {地点说明} {/接访地点}',
    {
      'zh-CN': '每个地点一段;{地点说明}是连成一句的名称、地址、预约电话和预约截止',
      en: 'A paragraph for each place; {地点说明} is all of it in one sentence.',
    },
  ],
  [
    '{#有不接访事项} {#不接访事项} {事项} {/不接访事项} {/有不接访事项}',
    { 'zh-CN': '“设置”里写的不接访事项;没有时不显示', en: 'what is not received, where the settings say so' },
  ],
  [
    '{#有暂定} {暂定说明} {/有暂定}',
    { 'zh-CN': '放假安排没有公布时的说明', en: 'while the holidays of a year are not announced' },
  ],
  [
    '{#没有安排} … {/没有安排}',
    { 'zh-CN': '本月没有安排时才显示', en: 'shown only where the month has no duties' },
  ],
  ['{#有文号} … {/有文号}', { 'zh-CN': '写了文号时才显示', en: 'shown only where there is a number' }],
]

/** What may stand in a form. */
export const Placeholders: FC<{ readonly call: OfficeCall }> = ({ call }) => (
  <section>
    <h2>{call.say(words.title)}</h2>
    <p>{call.say(words.about)}</p>
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{call.say(words.placeholder)}</th>
          <th scope="col">{call.say(words.meaning)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([placeholder, meaning]) => (
          <tr>
            <td>
              <code class="placeholder">{placeholder}</code>
            </td>
            <td>{call.say(meaning)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
