import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { damagedFiles } from './roster/damaged-files.ts'
import { call, callProcess, emptyFolder } from './tools/terminal.ts'

const small = 'fixtures/small-county-2026-12.json'

describe('a damaged planning file', () => {
  it.each(damagedFiles)(
    'with $name ends with 2, names the place, and leaves nothing behind',
    async ({ text, place }) => {
      const folder = emptyFolder()
      const file = join(folder, 'plan.json')
      writeFileSync(file, text)
      const { code, out, err } = await call('make', file, '--out', join(folder, 'out'))
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).toContain(file)
      expect(err).toContain(place)
      expect(readdirSync(folder)).toEqual(['plan.json'])
    },
  )

  it('that is a folder, or not there, or not UTF-8, ends with 2 and says so', async () => {
    const folder = emptyFolder()
    expect(await call('make', folder, '--lang', 'en')).toMatchObject({
      code: 2,
      err: `${folder}: is a directory, not a file\n`,
    })
    const missing = join(folder, 'missing.json')
    expect(await call('make', missing)).toMatchObject({ code: 2, err: `${missing}:没有这个文件\n` })
    writeFileSync(join(folder, 'gbk.json'), Buffer.from([0x7b, 0xb9, 0xe6, 0xbb, 0xae, 0x7d]))
    expect((await call('make', join(folder, 'gbk.json'))).err).toContain('UTF-8')
  })

  it('that may not be read ends with 2 and says so', async () => {
    const folder = emptyFolder()
    const file = join(folder, 'plan.json')
    writeFileSync(file, readFileSync(small))
    chmodSync(file, 0o000)
    // Root reads everything, so the process gives up its rights before it reads.
    const script = `
      import { run } from ${JSON.stringify(new URL('../src/cli.ts', import.meta.url).pathname)}
      if (process.getuid() === 0) process.seteuid(65534)
      process.exitCode = await run(['make', ${JSON.stringify(file)}], { out: console.log, err: console.error })
    `
    const ended = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    await expect(ended).rejects.toMatchObject({ code: 2, stdout: '', stderr: `${file}:没有读取权限\n` })
  })

  it('with a byte order mark is read all the same', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'bom.json'), `\ufeff${readFileSync(small, 'utf8')}`)
    expect((await call('days', join(folder, 'bom.json'))).code).toBe(0)
  })
})

describe('a bad call', () => {
  it.each([
    [['bake', small], '没有“bake”这个命令'],
    [['make'], '用法:roster make FILE'],
    [['make', small, 'more'], '用法:roster make FILE'],
    [['check', small], '用法:roster check FILE ROSTER'],
    [['make', small, '--fast'], '没有“--fast”这个选项'],
    [['make', small, '--month'], '选项“--month”'],
    [['make', small, '--month', '2026-13'], '--month 应写成'],
    [['make', small, '--at', 'yesterday'], '--at 应写成'],
    [['make', small, '--time-limit', '0'], '--time-limit 应为秒数'],
    [['make', small, '--lang', 'fr'], '--lang 应为'],
    [['days', small, '--out', 'x'], 'days 没有 --out 这个选项'],
    [['schema', 'cat'], '没有名为“cat”的格式'],
    [['toString'], '没有“toString”这个命令'],
  ])('%j ends with 2 and says how', async (args, says) => {
    const { code, out, err } = await call(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  it('without a command prints the help', async () => {
    expect((await call()).out).toContain('roster make')
    expect((await call('--help', '--lang', 'en')).out).toContain('Exit  0')
  })
})

describe('roster make', () => {
  it('writes the roster, the calendars and the notice, and says 0', async () => {
    const folder = emptyFolder()
    const out = join(folder, 'deep', 'out')
    const { code, err } = await callProcess(['make', small, '--out', out], { isFromSource: true })
    expect(code, err).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['leaders', 'notice.html', 'office.ics', 'roster.json'])
    expect(readdirSync(join(out, 'leaders'))).toHaveLength(18)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['out'])
    expect(JSON.parse(readFileSync(join(out, 'roster.json'), 'utf8'))).toMatchObject({ kept: true, proven: true })
  })

  it('gives the same bytes whatever the time zone, language and folder of the machine', async () => {
    const folder = emptyFolder()
    const outputs = await Promise.all(
      ['UTC', 'Asia/Shanghai', 'America/New_York'].map(async (TZ, n) => {
        const out = join(folder, TZ.replace('/', '-'))
        const lang = ['C', 'zh_CN.GB18030', 'en_US.UTF-8'][n]!
        const ended = await callProcess(['make', join(process.cwd(), small), '--out', out], {
          env: { TZ, LANG: lang, LC_ALL: lang },
          cwd: folder,
        })
        const files = (readdirSync(out, { recursive: true }) as string[])
          .filter((name) => name.includes('.'))
          .sort()
        return { printed: ended.out, files: files.map((name) => [name, readFileSync(join(out, name), 'utf8')]) }
      }),
    )
    expect(outputs[1]).toEqual(outputs[0])
    expect(outputs[2]).toEqual(outputs[0])
    expect(outputs[0]!.files).toHaveLength(21)
  }, 180_000)

  it('says 3 when rules had to give way, and gives the reason in one sentence', async () => {
    const { code, out } = await call('make', 'fixtures/short-2026-03.json', '--lang', 'en')
    expect(code).toBe(3)
    expect(out).toContain('18 leaders share only 17 free workdays')
    expect((await call('make', 'fixtures/short-2026-03.json')).out).toContain(
      '18名领导共须接访18天,能用的只有17个工作日',
    )
  })

  it('prints roster.json and nothing else with --json', async () => {
    const { out } = await call('make', small, '--json')
    expect(JSON.parse(out)).toMatchObject({ month: '2026-12', assignments: { length: 23 } })
  })

  it('writes the instant it is given on every new duty', async () => {
    const { out } = await call('make', small, '--json', '--at', '2026-11-20T02:00:00Z')
    for (const { changedAt } of JSON.parse(out).assignments) expect(changedAt).toBe('2026-11-20T02:00:00Z')
    const first = JSON.parse((await call('make', small, '--json')).out).assignments[0]
    // The first instant of December in Shanghai.
    expect(first.changedAt).toBe('2026-11-30T16:00:00Z')
  })

  it('says on standard error and in the file that a year is provisional', async () => {
    const { out, err } = await call('make', small, '--month', '2027-02', '--json', '--lang', 'en')
    expect(err).toContain('Provisional: the holidays of 2027 are not announced')
    expect(JSON.parse(out).provisional).toEqual([2027])
    expect(err).toContain('history does not reach up to 2027-02')
    expect((await call('make', small, '--month', '2027-02', '--lang', 'en')).out).toContain(
      'Provisional: holidays not announced yet for 2027',
    )
  })

  it('says on standard error and in the file that an answer is not proven', async () => {
    const { code, out, err } = await call('make', small, '--time-limit', '0.000001', '--json', '--lang', 'en')
    const roster = JSON.parse(out)
    expect(roster.proven).toBe(false)
    expect(err).toContain('Not proven best')
    expect([0, 3]).toContain(code)
    expect(roster.kept).toBe(code === 0)
    expect(roster.assignments.length).toBeGreaterThan(0)
    for (const { value, bound } of roster.objective) expect(bound === null || bound <= value).toBe(true)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stopped by %s, the whole group of processes, writes nothing and says so',
    async (signal) => {
      const folder = emptyFolder()
      const { code, err } = await callProcess(
        ['make', 'fixtures/xiangzhou-2026-12.json', '--out', join(folder, 'out')],
        {
          stopWhenSolving: signal,
        },
      )
      expect(code, err).toBe(130)
      expect(err).toContain('已取消,没有写任何文件')
      expect(err).not.toContain('程序故障')
      expect(readdirSync(folder)).toEqual([])
    },
    30_000,
  )

  it('killed outright takes its engine with it', async () => {
    const { engine } = await callProcess(['make', 'fixtures/xiangzhou-2026-12.json'], {
      stopWhenSolving: 'SIGKILL',
      parentOnly: true,
    })
    const isRunning = () => {
      try {
        return process.kill(engine!, 0)
      } catch {
        return false
      }
    }
    for (let n = 0; n < 50 && isRunning(); n++) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isRunning()).toBe(false)
  }, 180_000)

  it('replaces what it wrote before, and touches nothing else in the folder', async () => {
    const out = emptyFolder()
    writeFileSync(join(out, 'mine.txt'), 'keep')
    mkdirSync(join(out, '.tmp-notes'))
    mkdirSync(join(out, '.reception-roster-999999999-killed', 'old'), { recursive: true })
    await call('make', 'fixtures/short-2026-03.json', '--out', out)
    expect(readdirSync(join(out, 'leaders'))).toHaveLength(20)
    await call('make', small, '--out', out)
    expect(readdirSync(join(out, 'leaders'))).toHaveLength(18)
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('keep')
    expect(JSON.parse(readFileSync(join(out, 'roster.json'), 'utf8')).month).toBe('2026-12')
    // What a killed run left behind is gone; what others keep there is not.
    expect(readdirSync(out).sort()).toEqual([
      '.tmp-notes',
      'leaders',
      'mine.txt',
      'notice.html',
      'office.ics',
      'roster.json',
    ])
  })

  it('does not replace a folder of other people’s files, nor write where it cannot', async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'leaders'))
    writeFileSync(join(folder, 'leaders', 'photo.jpg'), '')
    const refused = await call('make', small, '--out', folder, '--lang', 'en')
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('something else is there')
    expect(existsSync(join(folder, 'roster.json'))).toBe(false)
    writeFileSync(join(folder, 'file'), '')
    expect((await call('make', small, '--out', join(folder, 'file', 'below'))).code).toBe(2)
    expect((await call('make', small, '--out', join(folder, 'file'))).code).toBe(2)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('')
    expect(readdirSync(folder).sort()).toEqual(['file', 'leaders'])
  })

  it('does not replace a calendar that somebody else put among the leaders’, even where it wrote before', async () => {
    const out = emptyFolder()
    await call('make', small, '--out', out)
    writeFileSync(join(out, 'leaders', 'mine.ics'), 'BEGIN:VCALENDAR\r\nPRODID:-//mine//\r\nEND:VCALENDAR\r\n')
    const { code, err } = await call('make', small, '--out', out)
    expect([code, readdirSync(join(out, 'leaders')).includes('mine.ics')]).toEqual([2, true])
    expect(err).toContain('mine.ics')
  })

  it('goes on after a run that was killed before its roster.json came', async () => {
    const out = emptyFolder()
    await call('make', small, '--out', out)
    rmSync(join(out, 'roster.json'))
    expect((await call('make', small, '--out', out)).code).toBe(0)
    expect(readdirSync(out)).toContain('roster.json')
  })

  it('that cannot finish writing leaves everything as it was', async () => {
    const out = emptyFolder()
    await call('make', 'fixtures/short-2026-03.json', '--out', out)
    const before = readFileSync(join(out, 'office.ics'), 'utf8')
    rmSync(join(out, 'roster.json'))
    mkdirSync(join(out, 'roster.json'))
    expect((await call('make', small, '--out', out)).code).toBe(2)
    expect(readFileSync(join(out, 'office.ics'), 'utf8')).toBe(before)
    expect(readdirSync(join(out, 'leaders'))).toHaveLength(20)
    expect(readdirSync(out).sort()).toEqual(['leaders', 'notice.html', 'office.ics', 'roster.json'])
  })
})

describe('roster check', () => {
  const written = async (change: (roster: { assignments: Record<string, unknown>[] }) => void) => {
    const file = join(emptyFolder(), 'roster.json')
    const roster = JSON.parse((await call('make', small, '--json')).out)
    change(roster)
    writeFileSync(file, JSON.stringify(roster))
    return file
  }

  it('says 0 for what make made', async () => {
    const { code, out, err } = await call('check', small, await written(() => {}))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('所有必须遵守的规则都已满足')
  })

  it('says 3 and names the rule, the day and the leader for a hand edit that breaks one', async () => {
    const file = await written(({ assignments }) => assignments.splice(0, 1))
    const { code, out } = await call('check', small, file, '--lang', 'en')
    expect(code).toBe(3)
    expect(out).toContain('[broken] q3')
    expect(out).toContain('q3  Tue 1 Dec: 1 asked, 0 there')
  })

  it('says 2 for a leader nobody knows, and for a roster that is none', async () => {
    const file = await written(({ assignments }) => Object.assign(assignments[4]!, { leader: 'nobody' }))
    expect(await call('check', small, file)).toMatchObject({ code: 2 })
    expect((await call('check', small, file)).err).toContain('assignments[4].leader')
    expect(await call('check', small, small)).toMatchObject({ code: 2 })
  })

  it('says when the planning file is not the one the roster was made from', async () => {
    const { err } = await call(
      'check',
      small,
      await written((roster) => Object.assign(roster, { input: '0'.repeat(64) })),
      '--lang',
      'en',
    )
    expect(err).toContain('another version of the planning file')
  })
})

describe('roster days, rules and schema', () => {
  it('say each day of the month and why it is open or closed', async () => {
    const { out } = await call('days', small, '--month', '2026-10')
    expect(out).toMatch(/2026-10-01 \| 周四 \| 国庆节放假/)
    expect(out).toMatch(/2026-10-10 \| 周六 \| 国庆节调休上班 *\| 县群众工作部接访大厅 09:00-12:00/)
    expect(out).toMatch(/2026-10-11 \| 周日 \| 周末/)
  })

  it('say every rule in words', async () => {
    expect((await call('rules', '--lang', 'en')).out).toContain('coverage')
    expect((await call('rules', small, '--lang', 'en')).out).toContain(
      'county secretary, county head: each at least 2 days a month (reception)',
    )
  })

  it('print a JSON Schema', async () => {
    expect(JSON.parse((await call('schema')).out).$schema).toContain('json-schema.org')
    expect(JSON.parse((await call('schema', 'roster')).out).properties).toHaveProperty('shortfalls')
  })
})
