import type { Text } from '../domain/text.ts'

/** `roster --help`. */
export const help: Text = {
  'zh-CN': `roster:按规则排出领导干部接访安排

用法
  roster make 规划文件 [选项]      排一个月:打印安排表、每人实排与应排、是否最优、不能满足之处
      --month 2026-12              换一个月份
      --out 文件夹                 写出 roster.json、office.ics、leaders/*.ics、notice.html(A4公示)
      --json                       屏幕上打印 roster.json 而不是表格
      --at 2026-11-20T02:00:00Z    写在新增和变动安排上的时刻(默认为当月第一刻)
      --time-limit 秒              求解时限(默认60)
  roster check 规划文件 安排表     检查一份 roster.json(手工改过的也行)
  roster days 规划文件             当月每一天:开放哪些,为什么开、为什么不开 [--month]
  roster rules [规划文件]          规则种类;给出文件时,用文字写出其中每条规则
  roster schema [planningFile|roster]  打印 JSON Schema
  通用选项:--lang zh-CN|en,--help

退出码  0 必须遵守的规则都已满足 · 3 有规则让步或不满足 · 2 输入有误 · 1 程序故障 · 130 中途取消
`,
  en: `roster: rosters of leaders' reception of the public, from rules as data

Usage
  roster make FILE [options]       makes a month: the roster, each leader's days against what is asked, proof, shortfalls
      --month 2026-12              another month than the file's
      --out DIR                    writes roster.json, office.ics, leaders/*.ics and notice.html (A4)
      --json                       prints roster.json instead of the tables
      --at 2026-11-20T02:00:00Z    the instant written on new and changed duties (default: the month's first)
      --time-limit SECONDS         for the engine (default 60)
  roster check FILE ROSTER         judges a roster.json, edited by hand or not
  roster days FILE                 every day of the month: what is open, and why or why not [--month]
  roster rules [FILE]              every kind of rule; with a file, its rules in words
  roster schema [planningFile|roster]  prints the JSON Schema
  everywhere: --lang zh-CN|en, --help

Exit  0 every required rule is kept · 3 rules had to give way or are broken · 2 bad input · 1 our own fault · 130 cancelled
`,
}
