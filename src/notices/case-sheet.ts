import { dispositionWords, outcomeWords, satisfactionWords } from '../domain/case-event.ts'
import { sessionWords } from '../domain/place.ts'
import type { Language, Text } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'
import type { NoticeLink } from './notice-html.ts'
import { fonts } from './notice-style.ts'

const words = {
  title: { 'zh-CN': '领导干部接访登记表', en: 'Reception register form' },
  number: { 'zh-CN': '编号', en: 'Number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  received: { 'zh-CN': '接访日期', en: 'Date' },
  session: { 'zh-CN': '时段', en: 'Session' },
  place: { 'zh-CN': '接访地点', en: 'Place' },
  receiver: { 'zh-CN': '接待领导', en: 'Receiver' },
  who: { 'zh-CN': '来访人', en: 'Who came' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  contact: { 'zh-CN': '联系方式', en: 'Contact' },
  heads: { 'zh-CN': '来访人数', en: 'Heads' },
  headsUnit: { 'zh-CN': '人', en: '' },
  representatives: { 'zh-CN': '其中代表', en: 'representing' },
  kind: { 'zh-CN': '访别', en: 'Visit' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  summary: { 'zh-CN': '反映事项', en: 'What it is about' },
  disposition: { 'zh-CN': '处理方式', en: 'Dealt with' },
  promised: { 'zh-CN': '承诺限期', en: 'Promised by' },
  instruction: { 'zh-CN': '领导意见<br>(批示)', en: 'Instruction' },
  signature: { 'zh-CN': '签名', en: 'Signature' },
  day: { 'zh-CN': '日期', en: 'Date' },
  inCharge: { 'zh-CN': '包案领导', en: 'In charge' },
  firstUnit: { 'zh-CN': '首办单位', en: 'First handler' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  co: { 'zh-CN': '协办单位', en: 'Co-handling' },
  handlers: { 'zh-CN': '责任人', en: 'Handlers' },
  due: { 'zh-CN': '办理限期', en: 'To be done by' },
  accepted: { 'zh-CN': '受理日期', en: 'Accepted' },
  answered: { 'zh-CN': '答复日期', en: 'Answered' },
  outcomes: { 'zh-CN': '办理结果', en: 'Outcome' },
  ended: { 'zh-CN': '办结日期', en: 'Ended' },
  visited: { 'zh-CN': '回访日期', en: 'Return visit' },
  satisfaction: { 'zh-CN': '满意度', en: 'Judgement' },
  remark: { 'zh-CN': '备注', en: 'Remarks' },
  clerk: { 'zh-CN': '经办人签字', en: 'Clerk’s signature' },
  visitor: { 'zh-CN': '来访人签字', en: 'Visitor’s signature' },
  noIdentity: {
    'zh-CN': '注:不登记、不抄录身份证号码;姓名、联系方式可以不填。',
    en: 'No identity-card numbers; names and contacts may stay empty.',
  },
  print: { 'zh-CN': '纵向打印(A4)。', en: 'Print it on A4, upright.' },
  first: { 'zh-CN': '初访', en: 'first' },
  repeat: { 'zh-CN': '重访', en: 'repeat' },
  single: { 'zh-CN': '个体访', en: 'individual' },
  group: { 'zh-CN': '集体访', en: 'collective' },
} as const satisfies Record<string, Text>

/** Cells of the form that hold words. */
export type SheetField =
  | ('number' | 'national' | 'received' | 'place' | 'receiver' | 'heads' | 'representatives' | 'subject')
  | ('summary' | 'promised' | 'instruction' | 'instructor' | 'instructed' | 'inCharge' | 'firstUnit')
  | ('lead' | 'co' | 'handlers' | 'due' | 'accepted' | 'answered' | 'ended' | 'visited')

/** What stands in the form; what is not there is left blank, to be filled in by hand. */
export interface CaseSheet {
  readonly office: string
  readonly fields: Readonly<Partial<Record<SheetField, string>>>
  readonly people: readonly { readonly name: string; readonly contact: string }[]
  /** Boxes that are ticked, by their words. */
  readonly ticked: readonly string[]
  /** Boxes for the subject, where none is written yet. */
  readonly subjects: readonly string[]
}

/** How the form is shown: links above it, and a form that fills in words about people. */
export interface SheetFrame {
  readonly above: readonly NoticeLink[]
  /** Where a look at words about people is asked for, and what the button says. */
  readonly look?: { readonly action: string; readonly words: string; readonly about: string }
}

const style = `
  @page { size: A4; margin: 11mm 14mm; }
  * { box-sizing: border-box; }
  body { font: 11pt/1.35 ${fonts.text}; color: #111; max-width: 190mm; margin: 6mm auto; padding: 0 4mm; }
  h1 { font: bold 19pt/1.3 ${fonts.title}; text-align: center; margin: 0 0 3mm; overflow-wrap: anywhere; }
  .numbers { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8mm; margin: 0 0 1.5mm; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; min-width: 165mm; table-layout: fixed; }
  th, td { border: 0.3mm solid #333; padding: 0.8mm 1.5mm; vertical-align: middle; overflow-wrap: anywhere; text-align: left; }
  th { font-weight: normal; text-align: center; background: #f4f4f4; }
  tr { height: 9.2mm; }
  tr.people { height: 8.2mm; }
  tr.tall { height: 52mm; }
  tr.mid { height: 38mm; }
  .tall td, .mid td { vertical-align: top; white-space: pre-wrap; }
  .mid td { position: relative; padding-bottom: 8mm; }
  .signed { position: absolute; right: 3mm; bottom: 1mm; white-space: pre; }
  .box { display: inline-block; margin-right: 3mm; white-space: nowrap; }
  .c-label { width: 24mm; } .c-label2 { width: 24mm; }
  .note { font-size: 9.5pt; margin: 1.5mm 0 0; }
  nav { font: 10.5pt/1.6 ${fonts.heading}; display: flex; flex-wrap: wrap; align-items: center; gap: 1mm 5mm; margin: 0 0 6mm; }
  nav form { margin: 0; }
  button { font: inherit; padding: 1mm 4mm; border: 0.3mm solid #8f1418; border-radius: 1mm; background: #fff; color: #8f1418; cursor: pointer; }
  a { color: #8f1418; }
  @media print { body { margin: 0; padding: 0 0.3mm; max-width: none; } nav { display: none; } .scroll { overflow: visible; }
    table { min-width: 0; } tr { break-inside: avoid; } th { background: none; } }
`

/** Words of several lines, as they were written. */
const lines = (text: string): string => text.split(/\r?\n/).map(html).join('<br>')

/** The reception register form (接访登记表), A4: filled in as far as is known, or blank for the hall. */
export const caseSheet = (
  { office, fields, people, ticked, subjects }: CaseSheet,
  language: Language,
  { above, look }: SheetFrame,
): string => {
  const say = (key: keyof typeof words): string => words[key][language]
  const value = (key: SheetField): string => html(fields[key] ?? '')
  const boxes = (texts: readonly string[]): string =>
    texts.map((text) => `<span class="box">${ticked.includes(text) ? '☑' : '□'}${html(text)}</span>`).join('')
  const of = (texts: Readonly<Record<string, Text>>): string =>
    boxes(Object.values(texts).map((text) => text[language]))
  const th = (key: keyof typeof words): string => `<th scope="row">${say(key)}</th>`
  const pair = (a: readonly [keyof typeof words, string], b: readonly [keyof typeof words, string]): string =>
    `<tr>${th(a[0])}<td>${a[1]}</td>${th(b[0])}<td>${b[1]}</td></tr>`
  const whole = (key: keyof typeof words, content: string, kind = ''): string =>
    `<tr${kind ? ` class="${kind}"` : ''}>${th(key)}<td colspan="3">${content}</td></tr>`
  const blank = '&emsp;&emsp;&emsp;'
  const count = [
    `${value('heads') || blank}${say('headsUnit')}`,
    `${say('representatives')} ${value('representatives') || blank}${say('headsUnit')}`,
  ].join(language === 'en' ? ', ' : ',')
  const least = 2
  const rows = Math.max(least, people.length)
  const peopleRows = Array.from({ length: rows }, (_, at) => {
    const { name = '', contact = '' } = people[at] ?? {}
    const head = at === 0 ? `<th scope="rowgroup" rowspan="${rows}">${say('who')}</th>` : ''
    return `<tr class="people">${head}<td>${say('name')}:${html(name)}</td><td colspan="2">${say('contact')}:${html(contact)}</td></tr>`
  })
  const subject = value('subject') || boxes(subjects)
  const signed = `${say('signature')}:${value('instructor') || `${blank}${blank}`}${blank}${say('day')}:${value('instructed') || `${blank}${blank}`}`
  const numbers = (['number', 'national'] as const).map(
    (key) => `<span>${say(key)}:${value(key) || `${blank}${blank}${blank}`}</span>`,
  )
  const button = look
    ? `<form method="post" action="${html(look.action)}"><button type="submit">${html(look.words)}</button></form><small>${html(look.about)}</small>`
    : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${office} ${say('title')}`)}</title>
<style>${style}</style>
</head>
<body>
<nav>${above.map(({ href, words: label }) => `<a href="${html(href)}">${html(label)}</a>`).join('')}<span>${say('print')}</span>${button}</nav>
<main>
<h1>${html(office)}${language === 'en' ? ' ' : ''}${say('title')}</h1>
<p class="numbers">${numbers.join('')}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${say('title')}">
<table><colgroup><col class="c-label"><col><col class="c-label2"><col></colgroup><tbody>
${pair(['received', value('received')], ['session', of(sessionWords)])}
${pair(['place', value('place')], ['receiver', value('receiver')])}
${peopleRows.join('\n')}
${pair(['heads', count], ['kind', `${boxes([say('first'), say('repeat')])}<br>${boxes([say('single'), say('group')])}`])}
${whole('subject', subject)}
${whole('summary', lines(fields.summary ?? ''), 'tall')}
${whole('disposition', `${of(dispositionWords)} ${say('promised')}:${value('promised')}`)}
${whole('instruction', `${lines(fields.instruction ?? '')}<span class="signed">${signed}</span>`, 'mid')}
${pair(['inCharge', value('inCharge')], ['firstUnit', value('firstUnit')])}
${pair(['lead', value('lead')], ['co', value('co')])}
${pair(['handlers', value('handlers')], ['due', value('due')])}
${pair(['accepted', value('accepted')], ['answered', value('answered')])}
${whole('outcomes', of(outcomeWords))}
${pair(['ended', value('ended')], ['visited', value('visited')])}
${whole('satisfaction', of(satisfactionWords))}
${whole('remark', '')}
${pair(['clerk', ''], ['visitor', ''])}
</tbody></table></div>
<p class="note">${say('noIdentity')}</p>
</main>
</body>
</html>
`
}
