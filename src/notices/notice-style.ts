/** Fonts of a 公文 with what stands in for them where they are not installed. */
export const fonts = {
  title:
    '"方正小标宋简体", FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", "Source Han Serif SC", STZhongsong, SimSun, serif',
  heading: 'SimHei, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif',
  text: '"仿宋_GB2312", FangSong_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif',
} as const

/** The style of a notice: a page on screens, cards on phones, A4 on paper. */
export const noticeStyle = `
  @page { size: A4; margin: 18mm 15mm; }
  * { box-sizing: border-box; }
  body { font: 10.5pt/1.5 ${fonts.text}; color: #111; max-width: 190mm; margin: 8mm auto; padding: 0 4mm; }
  h1 { font: bold 20pt/1.4 ${fonts.title}; text-align: center; text-wrap: balance; margin: 0 0 2mm; }
  .office, .number, .published { text-align: center; margin: 0 0 2mm; overflow-wrap: anywhere; }
  .published { color: #333; font-size: 10pt; }
  .published span { display: inline-block; margin: 0 0.7em; }
  h2 { font: bold 13pt/1.4 ${fonts.heading}; margin: 6mm 0 1mm; break-after: avoid; overflow-wrap: anywhere; }
  .where { margin: 0 0 2mm; color: #333; font-size: 10pt; break-after: avoid; overflow-wrap: anywhere; }
  .where span { display: inline-block; margin-right: 1.2em; }
  .more { margin: 0 0 3mm; padding-left: 1.4em; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { border: 0.3mm solid #444; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #f0f0f0; font-weight: bold; }
  th, .fixed { white-space: nowrap; }
  td.leader { min-width: 3.4em; }
  td.remark { color: #8f1418; }
  s { color: #555; }
  .warning { border: 0.4mm solid #a40000; color: #a40000; padding: 1mm 2mm; text-align: center; }
  .signed { margin: 12mm 0 0; padding: 0 12mm 8mm; text-align: right; break-inside: avoid; }
  .evidence { margin: 2mm 0 0; color: #555; font-size: 9pt; text-align: right; overflow-wrap: anywhere; }
  .signed p { margin: 0; overflow-wrap: anywhere; }
  nav { font: 10.5pt/1.6 ${fonts.heading}; display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin: 0 0 6mm; }
  nav.end { margin: 8mm 0 4mm; border-top: 0.3mm solid #999; padding-top: 3mm; }
  a { color: #8f1418; overflow-wrap: anywhere; }
  @media screen { body { font-size: 16px; max-width: 240mm; } .published, .where { font-size: 15px; } }
  @media screen and (max-width: 640px) {
    body { margin: 12px auto; }
    h1 { font-size: 22px; }
    .fixed { white-space: normal; }
    thead { display: none; }
    table, tbody, tr, td { display: block; border: 0; }
    tr { border: 1px solid #999; border-radius: 6px; padding: 6px 10px; margin: 0 0 8px; }
    td { padding: 1px 0; }
    td:empty { display: none; }
    td::before { content: attr(data-label) " "; color: #555; font-size: 14px; }
    td:first-child, td.leader { font-weight: bold; }
    .signed { padding: 0 4mm 4mm; }
  }
  @media print { body { margin: 0; padding: 0 0.3mm; max-width: none; } nav { display: none; } a { color: inherit; } }
`
