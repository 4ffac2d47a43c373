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
      --time-limit 秒              求解时限(默认60);凡要求解的命令都可用
  roster explain 规划文件          为什么排不成,代价最小的出路 [--month] [--out]
  roster why 规划文件 [选项]       为什么排这一次;换成别人各要付什么代价 [--month]
      --date 2026-12-03            哪一天(必须写)
      --opening 编号               哪一处开放;当天只有一处时可不写
      --leader 姓名或编号          只问这一位;没排的,排上要付什么代价
  roster stand-in 规划文件 [安排表]  谁可以顶替,各会破坏什么、变动什么;--date、--opening、--leader 同上
  roster replan 规划文件 [安排表]  情况变了,重排已发布的月份:变动最少,每处都说原因 [--out] [--json] [--at]
                                   安排表是已发布的 roster.json;不写时用规划文件里的 published
      --from 2026-12-10            这一天以前的安排不动(stand-in 也可用)
  roster compare A B               同一个月的两份安排有何不同;规划文件,其中一份可以是 roster.json
  roster check 规划文件 安排表     检查一份 roster.json(手工改过的也行)
  roster days 规划文件             当月每一天:开放哪些,为什么开、为什么不开 [--month]
  roster rules [规划文件]          规则种类;给出文件时,用文字写出其中每条规则
  roster schema [planningFile|roster]  打印 JSON Schema
  roster backup 文件               备份服务的数据库(服务运行时也可以);不覆盖已有的文件
  roster restore 文件              用备份恢复数据库;请先停止服务,原来的数据库留在旁边
      --running                    不停服务:让它让开片刻,恢复后自行继续,日历订阅不中断
  roster keys                      打开个人信息的密钥:在哪里、多少个、主密钥用了多久;记录的公钥;备份里没有密钥
  roster keys rotate               更换主密钥,重新包装全部密钥;请先停止服务
  roster keys renew-log-key        换一个给记录签名的密钥(丢了或泄露时);请先停止服务
  roster keys copy 文件夹          另存密钥、主密钥和记录的签名密钥,与备份分开保管;不覆盖已有的文件
      --keys 文件夹                密钥所在(默认数据文件夹里的 keys)
      --data 文件夹                服务的数据文件夹(默认 data)
  roster verify 数据库|导出        记录、数据和树头有没有被改动(即 roster-verify);verify proof 文件:核对证明[--json]
      --key 公钥,--head 文件        核对签名;与以前拿到的树头比对(可写多次)
      --remake                     每一版已发布的安排按冻结的规划文件重排,结果必须相同
  通用选项:--lang zh-CN|en,--help

退出码  0 必须遵守的规则都已满足 · 3 有规则让步或不满足,或发现改动 · 2 输入有误 · 1 程序故障 · 130 中途取消
`,
  en: `roster: rosters of leaders' reception of the public, from rules as data

Usage
  roster make FILE [options]       makes a month: the roster, each leader's days against what is asked, proof, shortfalls
      --month 2026-12              another month than the file's
      --out DIR                    writes roster.json, office.ics, leaders/*.ics and notice.html (A4)
      --json                       prints roster.json instead of the tables
      --at 2026-11-20T02:00:00Z    the instant written on new and changed duties (default: the month's first)
      --time-limit SECONDS         for the engine (default 60); with every command that solves
  roster explain FILE              why a month cannot be done, and the cheapest ways out [--month] [--out]
  roster why FILE [options]        why a duty is there, and what each alternative would cost [--month]
      --date 2026-12-03            the day (must be given)
      --opening ID                 which opening; not needed where only one is open that day
      --leader NAME|ID             only this one; if not there, what it would cost
  roster stand-in FILE [ROSTER]    who could stand in, what each would break and change; --date, --opening, --leader
  roster replan FILE [ROSTER]      a published month on changed facts: fewest changes, and why [--out] [--json] [--at]
                                   ROSTER is the published roster.json; without it, what FILE has under published
      --from 2026-12-10            what lies before that day stays (with stand-in, too)
  roster compare A B               how two rosters of a month differ; planning files, one may be a roster.json
  roster check FILE ROSTER         judges a roster.json, edited by hand or not
  roster days FILE                 every day of the month: what is open, and why or why not [--month]
  roster rules [FILE]              every kind of rule; with a file, its rules in words
  roster schema [planningFile|roster]  prints the JSON Schema
  roster backup FILE               copies the service's database, also while it runs; replaces no file
  roster restore FILE              puts a backup in its place; stop the service first, the former database is kept
      --running                    without stopping it: it steps aside and goes on by itself, calendars are answered
  roster keys                      the keys that open personal data: where, how many, the master key's age; the log's public key
  roster keys rotate               wraps all keys by a new master key; stop the service first
  roster keys renew-log-key        another key to sign the log by (lost, or no longer secret); stop the service first
  roster keys copy DIR             copies keys, master key and the log's key, to be kept apart from backups; replaces no file
      --keys DIR                   the folder of keys (default keys in the folder of data)
      --data DIR                   the service's folder of data (default data)
  roster verify FILE               whether log, rows and heads of a database or export were altered (roster-verify);
                                   verify proof FILE looks at a proof [--json]
      --key KEY, --head FILE       looks at signatures; compares with heads handed out earlier (may be repeated)
      --remake                     makes every published revision again from its frozen planning file: it must be the same
  everywhere: --lang zh-CN|en, --help

Exit  0 every required rule is kept · 3 rules had to give way or are broken, or something was altered · 2 bad input · 1 our own fault · 130 cancelled
`,
}
