import { parseArgs } from 'node:util'
import { z } from 'zod'
import { backupCommand } from './commands/backup.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { explainCommand } from './commands/explain.ts'
import { help } from './commands/help.ts'
import { keysCommand } from './commands/keys.ts'
import { makeCommand } from './commands/make.ts'
import { planFrom } from './commands/plan.ts'
import { replanCommand } from './commands/replan.ts'
import { restoreCommand } from './commands/restore.ts'
import { standInCommand } from './commands/stand-in.ts'
import { exit, refuse, type Terminal } from './commands/terminal.ts'
import { verifyCommand } from './commands/verify.ts'
import { type DutyCall, whyCommand } from './commands/why.ts'
import { daySchema } from './domain/day.ts'
import { instantSchema } from './domain/roster.ts'
import { type Language, languages, type Text } from './domain/text.ts'
import { namesOf } from './roster/names.ts'
import { isMonth, jsonSchemas } from './roster/planning-file.ts'
import { ruleSetsOf } from './rules/rule-sets.ts'
import { daysTable } from './terminal/days-table.ts'
import { ruleKindsInWords, ruleSetsInWords } from './terminal/rules-list.ts'

const options = {
  month: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'zh-CN' },
  at: { type: 'string' },
  date: { type: 'string' },
  from: { type: 'string' },
  opening: { type: 'string' },
  leader: { type: 'string' },
  'time-limit': { type: 'string', default: '60' },
  data: { type: 'string', default: 'data' },
  keys: { type: 'string' },
  key: { type: 'string', multiple: true },
  head: { type: 'string', multiple: true },
  remake: { type: 'boolean', default: false },
  running: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const
type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']
type Option = keyof typeof options

interface Command {
  /** Names of the files it takes; a last one in brackets may be left out. */
  readonly files: readonly string[]
  readonly options: readonly Option[]
  /** Options that must be given. */
  readonly required?: readonly Option[]
  run(terminal: Terminal, files: readonly string[], values: Values): Promise<number> | number
}

/** Every command. */
const commands: Record<string, Command> = {
  make: {
    files: ['FILE'],
    options: ['month', 'out', 'json', 'at', 'time-limit'],
    run: (terminal, [file], values) =>
      makeCommand(terminal, {
        file: file!,
        month: values.month,
        out: values.out,
        json: values.json,
        at: values.at,
        timeLimit: Number(values['time-limit']),
      }),
  },
  replan: {
    files: ['FILE', '[ROSTER]'],
    options: ['out', 'json', 'at', 'from', 'time-limit'],
    run: (terminal, [file, roster], values) =>
      replanCommand(terminal, {
        file: file!,
        roster,
        from: values.from,
        out: values.out,
        json: values.json,
        at: values.at,
        timeLimit: Number(values['time-limit']),
      }),
  },
  explain: {
    files: ['FILE'],
    options: ['month', 'out', 'time-limit'],
    run: (terminal, [file], { month, out, 'time-limit': limit }) =>
      explainCommand(terminal, { file: file!, month, out, timeLimit: Number(limit) }),
  },
  why: {
    files: ['FILE'],
    options: ['month', 'date', 'opening', 'leader', 'time-limit'],
    required: ['date'],
    run: (terminal, [file], values) => whyCommand(terminal, file!, dutyCall(values)),
  },
  'stand-in': {
    files: ['FILE', '[ROSTER]'],
    options: ['date', 'opening', 'leader', 'from', 'time-limit'],
    required: ['date'],
    run: (terminal, [file, roster], values) => standInCommand(terminal, [file!, roster], dutyCall(values)),
  },
  compare: {
    files: ['A', 'B'],
    options: ['time-limit'],
    run: (terminal, [a, b], values) =>
      compareCommand(terminal, [a!, b!], { timeLimit: Number(values['time-limit']) }),
  },
  check: {
    files: ['FILE', 'ROSTER'],
    options: [],
    run: (terminal, [file, roster]) => checkCommand(terminal, file!, roster!),
  },
  days: {
    files: ['FILE'],
    options: ['month'],
    run: async (terminal, [file], values) => {
      const plan = await planFrom(terminal, file!, values.month)
      if (typeof plan === 'number') return plan
      terminal.out(`${daysTable(plan.month, namesOf(plan.month.plan, terminal.language), terminal.language)}\n`)
      return exit.ok
    },
  },
  schema: {
    files: ['[planningFile|roster]'],
    options: [],
    run: (terminal, [which = 'planningFile']) => {
      const schemas: Record<string, unknown> = jsonSchemas()
      if (!Object.hasOwn(schemas, which))
        return refuse(terminal, { 'zh-CN': `没有名为“${which}”的格式`, en: `there is no format called "${which}"` })
      terminal.out(`${JSON.stringify(schemas[which], null, 2)}\n`)
      return exit.ok
    },
  },
  rules: {
    files: ['[FILE]'],
    options: [],
    run: async (terminal, [file]) => {
      if (file === undefined) {
        terminal.out(`${ruleKindsInWords(terminal.language)}\n`)
        return exit.ok
      }
      const plan = await planFrom(terminal, file)
      if (typeof plan === 'number') return plan
      terminal.out(
        `${ruleSetsInWords(ruleSetsOf(plan.month.plan), namesOf(plan.month.plan, terminal.language), terminal.language)}\n`,
      )
      return exit.ok
    },
  },
  backup: {
    files: ['FILE'],
    options: ['data'],
    run: (terminal, [file], { data }) => backupCommand(terminal, data, file!),
  },
  restore: {
    files: ['FILE'],
    options: ['data', 'running'],
    run: (terminal, [file], { data, running }) => restoreCommand(terminal, { data, backup: file!, running }),
  },
  keys: {
    files: ['[rotate|copy]', '[FOLDER]'],
    options: ['data', 'keys'],
    run: (terminal, [deed, to], { data, keys }) => keysCommand(terminal, { data, keys, deed, to }),
  },
  verify: {
    files: ['FILE|proof', '[FILE]'],
    options: ['key', 'head', 'json', 'remake', 'time-limit'],
    run: (terminal, files, { key = [], head = [], json, remake, 'time-limit': limit }) =>
      verifyCommand(terminal, { files, keys: key, heads: head, json, remake, timeLimit: Number(limit) }),
  },
}

/** What every command is called. */
export const commandNames: readonly string[] = Object.keys(commands)

const dutyCall = ({ date, opening, leader, month, from, 'time-limit': limit }: Values): DutyCall => ({
  date: date!,
  opening,
  leader,
  month,
  from,
  timeLimit: Number(limit),
})

/** Runs one call of the command line; returns its exit code. */
export const run = async (args: readonly string[], io: Omit<Terminal, 'language'>): Promise<number> => {
  const wanted = languageIn(args)
  const terminal: Terminal = {
    ...io,
    language: wanted ?? 'zh-CN',
    out: (said) => io.out(printable(said)),
    err: (said) => io.err(printable(said)),
  }
  if (wanted === undefined) return refuse(terminal, words.language)
  let call: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    call = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (fault) {
    return refuse(terminal, badCall(fault))
  }
  const [name, ...files] = call.positionals
  if (call.values.help || name === undefined || name === 'help') {
    terminal.out(help[terminal.language])
    return exit.ok
  }
  const command = Object.hasOwn(commands, name) ? commands[name]! : undefined
  if (!command)
    return refuse(terminal, {
      'zh-CN': `没有“${name}”这个命令;--help 列出全部命令`,
      en: `there is no command "${name}"; --help lists them`,
    })
  const wrong = wrongCall(name, command, files, args, call.values)
  return wrong ? refuse(terminal, wrong) : command.run(terminal, files, call.values)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

/** Words without the signs by which a file could command a terminal. */
const printable = (said: string): string => said.replace(escapes, ' ')

const words = {
  language: { 'zh-CN': `--lang 应为 ${languages.join(' 或 ')}`, en: `--lang takes ${languages.join(' or ')}` },
  month: {
    'zh-CN': '--month 应写成 2026-12(1990-01 至 2100-12)',
    en: '--month is written 2026-12 (1990-01 to 2100-12)',
  },
  at: { 'zh-CN': '--at 应写成 2026-11-20T02:00:00Z', en: '--at is written 2026-11-20T02:00:00Z' },
  timeLimit: {
    'zh-CN': '--time-limit 应为秒数,大于0,至多86400',
    en: '--time-limit takes seconds, above 0, at most 86400',
  },
} as const satisfies Record<string, Text>

const badDay = (option: string): Text => ({
  'zh-CN': `--${option} 应写成 2026-12-03`,
  en: `--${option} is written 2026-12-03`,
})

/** The language asked for, read before anything can go wrong; undefined when it is none there is. */
const languageIn = (args: readonly string[]): Language | undefined => {
  const { values } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true })
  return languages.find((language) => language === values.lang)
}

const badCall = (fault: unknown): Text => {
  const said = fault instanceof Error ? fault.message : String(fault)
  const option = /'(-[^' ]*)/.exec(said)?.[1] ?? ''
  const code = fault instanceof Error && 'code' in fault ? fault.code : ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return {
      'zh-CN': `没有“${option}”这个选项;--help 列出全部选项`,
      en: `there is no option "${option}"; --help lists them`,
    }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return {
      'zh-CN': `选项“${option}”的值缺少或多余`,
      en: `the option "${option}" lacks a value or has one too many`,
    }
  throw fault
}

const wrongCall = (
  name: string,
  command: Command,
  files: readonly string[],
  args: readonly string[],
  values: Values,
): Text | undefined => {
  const needed = command.files.filter((file) => !file.startsWith('[')).length
  if (files.length < needed || files.length > command.files.length) {
    const usage = `roster ${name} ${command.files.join(' ')}`
    return { 'zh-CN': `用法:${usage}`, en: `usage: ${usage}` }
  }
  const given = (Object.keys(options) as Option[]).filter((option) =>
    args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`)),
  )
  const stray = given.find((option) => option !== 'lang' && option !== 'help' && !command.options.includes(option))
  if (stray) return { 'zh-CN': `${name} 没有 --${stray} 这个选项`, en: `${name} takes no --${stray}` }
  const absent = command.required?.find((option) => values[option] === undefined)
  if (absent) return { 'zh-CN': `${name} 需要 --${absent}`, en: `${name} needs --${absent}` }
  for (const option of ['date', 'from'] as const)
    if (values[option] !== undefined && !daySchema.safeParse(values[option]).success) return badDay(option)
  if (values.month !== undefined && !isMonth(values.month)) return words.month
  if (values.at !== undefined && !instantSchema.safeParse(values.at).success) return words.at
  const limit = z.coerce.number().positive().max(86_400).safeParse(values['time-limit'])
  return limit.success ? undefined : words.timeLimit
}
