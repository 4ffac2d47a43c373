import { type Day, weekdayOf } from '../domain/day.ts'
import { dateWords, dayWords, monthWords, weekdayWords } from '../domain/day-words.ts'
import type { DutyView, Publication } from '../domain/duty-view.ts'
import { groupBy } from '../domain/group-by.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import type { Language, Text } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'

const words = {
  title: { 'zh-CN': '领导干部接访安排公示', en: 'Reception of the public by leaders' },
  date: { 'zh-CN': '日期', en: 'Date' },
  time: { 'zh-CN': '时间', en: 'Time' },
  leader: { 'zh-CN': '接访领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  portfolio: { 'zh-CN': '分管工作', en: 'In charge of' },
  form: { 'zh-CN': '形式', en: 'Form' },
  address: { 'zh-CN': '地址', en: 'Address' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  moved: { 'zh-CN': '原定', en: 'meant for' },
  nobody: { 'zh-CN': '本月没有安排。', en: 'Nobody receives this month.' },
  provisional: {
    'zh-CN': '放假安排尚未公布,本表为暂定',
    en: 'holidays not announced yet: these dates are provisional',
  },
} as const satisfies Record<string, Text>

/** 12月1日 周二 · Tue 1 Dec */
const noticeDay = (day: Day, language: Language): string =>
  language === 'en' ? dayWords(day).en : `${dateWords(day)['zh-CN']} ${weekdayWords[weekdayOf(day)]['zh-CN']}`

const style = `
  @page { size: A4; margin: 18mm 15mm; }
  * { box-sizing: border-box; }
  body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", FangSong, STFangsong, SimSun, serif; color: #111;
    max-width: 180mm; margin: 8mm auto; padding: 0 4mm; }
  h1 { font: bold 20pt/1.4 "Noto Sans CJK SC", "Source Han Sans SC", SimHei, "Microsoft YaHei", sans-serif; text-align: center; text-wrap: balance; margin: 0 0 2mm; }
  .office { text-align: center; margin: 0 0 6mm; }
  h2 { font: bold 13pt/1.4 "Noto Sans CJK SC", "Source Han Sans SC", SimHei, "Microsoft YaHei", sans-serif; margin: 6mm 0 1mm; break-after: avoid; }
  .where { margin: 0 0 2mm; color: #333; font-size: 10pt; break-after: avoid; }
  table { border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { border: 0.3mm solid #444; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #f0f0f0; font-weight: bold; }
  th, .fixed { white-space: nowrap; }
  .warning { border: 0.4mm solid #a40000; color: #a40000; padding: 1mm 2mm; text-align: center; }
  @media screen and (max-width: 640px) {
    body { font-size: 15px; margin: 12px auto; }
    h1 { font-size: 22px; }
    .fixed { white-space: normal; }
    thead { display: none; }
    table, tbody, tr, td { display: block; border: 0; }
    tr { border: 1px solid #999; border-radius: 6px; padding: 6px 10px; margin: 0 0 8px; }
    td { padding: 1px 0; }
    td:empty { display: none; }
    td::before { content: attr(data-label) " "; color: #555; font-size: 13px; }
    td:first-child, td.leader { font-weight: bold; }
  }
  @media print { body { margin: 0; padding: 0 0.3mm; max-width: none; } }
`

const row = (duty: DutyView, language: Language): string => {
  const say = (text: Text): string => text[language]
  const moved = duty.movedFrom
    ? `<br><small>${say(words.moved)} ${noticeDay(duty.movedFrom, language)}</small>`
    : ''
  const cells: [label: Text, kind: string, content: string][] = [
    [words.date, 'fixed', `${noticeDay(duty.date, language)}${moved}`],
    [words.time, 'fixed', `${say(sessionWords[duty.session])} ${html(duty.start)}–${html(duty.end)}`],
    [words.leader, 'leader', html(duty.leader.name)],
    [words.post, '', html(duty.title)],
    [words.portfolio, '', html(duty.portfolio.join('、'))],
    [words.form, 'fixed', say(activityWords[duty.activity])],
  ]
  return `<tr>${cells.map(([label, kind, content]) => `<td class="${kind}" data-label="${say(label)}">${content}</td>`).join('')}</tr>`
}

const table = (duties: readonly DutyView[], language: Language): string => {
  const heads = [words.date, words.time, words.leader, words.post, words.portfolio, words.form]
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head[language]}</th>`).join('')}</tr></thead>
<tbody>
${duties.map((duty) => row(duty, language)).join('\n')}
</tbody></table>`
}

const section = (duties: readonly DutyView[], language: Language): string => {
  const { name, address, phone } = duties[0]!.place
  const where = [
    ...(address ? [`${words.address[language]} ${html(address)}`] : []),
    ...(phone ? [`${words.phone[language]} ${html(phone)}`] : []),
  ]
  return `<section><h2>${html(name)}</h2>
${where.length > 0 ? `<p class="where">${where.join(' · ')}</p>\n` : ''}${table(duties, language)}</section>`
}

/**
 * The public notice of a month (五公开: time, place, leader, post and portfolio, form) as one printable page of HTML
 * that needs nothing from outside. Places come in the order given, duties by time.
 */
export const publicNotice = (publication: Publication, language: Language): string => {
  const { office, month, duties, provisional } = publication
  const places = [...groupBy(duties, (duty) => duty.place.id).values()]
  const title = `${monthWords(month)[language]}${language === 'en' ? ': ' : ''}${words.title[language]}`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${office.name} ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
<p class="office">${html(office.name)}</p>
${provisional.length > 0 ? `<p class="warning">${provisional.join('、')}: ${words.provisional[language]}</p>\n` : ''}${
  duties.length === 0
    ? `<p>${words.nobody[language]}</p>`
    : places.map((duty) => section(duty, language)).join('\n')
}
</main>
</body>
</html>
`
}
