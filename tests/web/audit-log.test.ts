import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createContext } from '../../src/context.ts'
import { backUp } from '../../src/db/backup.ts'
import { logKeysOf } from '../../src/db/head-store.ts'
import { logKeyName } from '../../src/db/log-key.ts'
import { record } from '../../src/db/log-store.ts'
import { restore } from '../../src/db/restore.ts'
import { watchedTables } from '../../src/db/row-watch.ts'
import { shortRoot } from '../../src/domain/checkpoint.ts'
import { readEnv } from '../../src/env.ts'
import { readKey, readNote, readNotes } from '../../src/verify/checkpoint.ts'
import { linesOf } from '../../src/verify/lines.ts'
import { verifyProof } from '../../src/verify/proof.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { tableWords } from '../../src/web/office/audit/table-words.ts'
import { publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const month = '2026-12'

/** A county whose December is published by hand, with an auditor; a small office beside it. */
const published = async () => {
  const service = startService()
  const office = service.county()
  service.office('other')
  const auditor = await service.user('审计甲', [member(office, 'auditor')])
  const duties = [{ date: '2026-12-01', opening: 'hall-daily', leader: 'l01' }]
  await publishMonth(service, office, month, { duties })
  const seq = service.database.sqlite
    .prepare("SELECT seq FROM log WHERE what = 'roster.published'")
    .pluck()
    .get() as number
  const keys = [readKey(logKeysOf(service.database)[0]!.key)!]
  const text = async (path: string, who = auditor): Promise<string> => (await who.get(`/o/${office}${path}`)).text()
  return { service, office, auditor, seq, keys, text }
}

describe('the evidence of an office', () => {
  it('is filtered by kind, person, days and words, and each entry leads to its proof', async () => {
    const { service, office, text, seq, auditor } = await published()
    const clerk = await service.user('王敏', [member(office, 'clerk')])
    await clerk.post(`/o/${office}/holidays/local`, {
      year: '2026',
      date: '2026-12-30',
      is: 'closed',
      why: '三月三',
    })
    const all = await text('/audit/log')
    expect(all).toContain(`href="/o/${office}/audit/log/${seq}"`)
    expect(all).toContain('添加本地放假日2026-12-30')
    for (const query of ['text=三月', 'to=2026-11-01', 'from=2026-11-11', `user=${auditor.id}`, 'group=cases'])
      expect(await text(`/audit/log?${query}`), query).not.toContain('添加本地放假日')
    for (const query of ['text=放假日', 'from=2026-11-10&to=2026-11-10', `user=${clerk.id}`, 'group=holidays'])
      expect(await text(`/audit/log?${query}`), query).toContain('添加本地放假日2026-12-30')
    expect(await text(`/audit/log?number=${seq}`)).toContain('发布2026-12的安排')
    expect((await auditor.get(`/o/${office}/audit/log?group=x&user=y&from=z&number=-1&before=0`)).status).toBe(200)
  })

  it('proves an entry on its page and in a file, which the independent program verifies', async () => {
    const { office, auditor, text, seq, keys } = await published()
    const page = await text(`/audit/log/${seq}`)
    // Under the head that was kept as it was published, and the one as it is now.
    expect(page.match(/✓ 已核对/g)).toHaveLength(2)
    expect(page).toContain('发布的一版')
    const answer = await auditor.get(`/o/${office}/audit/log/${seq}/proof.json`)
    const proof = await answer.text()
    expect(verifyProof(proof, keys)).toMatchObject({ ok: true })
    expect(JSON.parse(proof)).toMatchObject({ index: seq - 1, size: seq })
    expect(verifyProof(proof.replace('roster.published', 'roster.withdrawn'), keys)).toMatchObject({ ok: false })
    for (const none of ['0', '99999', 'x', `${String(seq)}0`])
      expect((await auditor.get(`/o/${office}/audit/log/${none}`)).status, none).toBe(404)
  })

  it('says so where an entry was altered behind the program’s back', async () => {
    const { service, text, seq } = await published()
    const { sqlite } = service.database
    sqlite.exec('DROP TRIGGER log_no_update')
    sqlite.prepare("UPDATE log SET subject = '2026-11' WHERE seq = ?").run(seq)
    const page = await text(`/audit/log/${seq}`)
    expect(page).toContain('✗ 核对不上')
    expect(page).not.toContain('✓ 已核对')
  })

  it('is exported line by line, and the export verifies against heads given out before', async () => {
    const { service, office, auditor, text, keys } = await published()
    const heads = readNotes(await text('/audit/heads.txt'))
    expect(heads).toHaveLength(2)
    const admin = await service.user('admin', [member(office, 'auditor')], { isAdmin: true })
    const whole = await text('/audit/log.jsonl', admin)
    // Of the other office the auditor gets numbers and hashes alone.
    const own = await text('/audit/log.jsonl', auditor)
    for (const log of [whole, own])
      expect(verifyExport(linesOf([Buffer.from(log)]), { keys, heads })).toMatchObject({
        findings: [],
        fitting: heads.map(({ size }) => size),
      })
    expect(whole).toContain('"office":"other"')
    expect(own).not.toContain('other')
    expect(own).toMatch(/^\{"leaf":"[A-Za-z0-9+/=]{44}","seq":\d+\}$/m)
    expect(own).toContain('"what":"roster.published"')
  })

  it('shows kept heads, the key and how to verify; one head is proven to continue another', async () => {
    const { service, office, text, seq, keys } = await published()
    const page = await text('/audit/heads')
    expect(page).toContain(logKeysOf(service.database)[0]!.key)
    expect(page).toContain('✓ 有效')
    expect(verifyProof(await text(`/audit/heads/proof.json?from=${seq}`), keys)).toMatchObject({ ok: true })
    service.clock.now = '2026-11-12T02:00:00.000Z'
    // Nothing but that a head was kept: no other one.
    service.context.heads.run()
    await service.user('somebody', [])
    service.context.heads.run()
    service.context.heads.run()
    const sizes = service.database.sqlite
      .prepare('SELECT size FROM log_head ORDER BY size')
      .pluck()
      .all() as number[]
    expect(sizes).toHaveLength(2)
    // Two days later he has to sign in again.
    const again = await service.user('审计乙', [member(office, 'auditor')])
    const between = await text(`/audit/heads/proof.json?from=${sizes[0]}&to=${sizes[1]}`, again)
    expect(verifyProof(between, keys)).toMatchObject({ ok: true })
    for (const odd of ['', '?from=3', `?from=${sizes[1]}&to=${sizes[0]}`, `?from=${seq}&to=x`]) {
      const answer = await text(`/audit/heads/proof.json${odd}`, again)
      expect(answer, odd).toContain('没有这个页面')
    }
  })

  it('compares a head somebody holds, pasted or typed from a notice', async () => {
    const { service, office, text, seq } = await published()
    const ask = (held: string) => text(`/audit/heads?held=${encodeURIComponent(held)}`)
    const note = (await text('/audit/heads.txt')).split('\n').slice(0, 5).join('\n')
    const head = readNote(`${note}\n`)!
    expect(await ask(note)).toContain('✓ 一致')
    expect(await ask(note)).toContain('签名有效')
    const notice = await (await service.visitor().get(`/n/${office}/${month}/notice.txt`)).text()
    const line = /^存证:.*$/m.exec(notice)![0]
    expect(line).toBe(`存证:${seq}条 ${shortRoot(head.root)}`)
    expect(await ask(line)).toContain('✓ 一致')
    expect(await ask(line.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toContain('✗ 不一致')
    expect(await ask(line.replace(String(seq), '99999'))).toContain('没有第99999条')
    expect(await ask(note.replace(/.{4}=$/, 'AAAA='))).toContain('签名不是本系统的公钥签的')
    expect(await ask('你好')).toContain('看不出这是树头')
  })

  it('gives who speaks for a leader no head as it is now, no export and no proof of heads', async () => {
    const { service, office, seq } = await published()
    const both = await service.user('both', [member(office, 'auditor'), member(office, 'leader', 'l02')])
    const text = async (path: string) => (await both.get(`/o/${office}${path}`)).text()
    expect(await text('/audit/heads')).toContain('只提供给不代表任何领导的审计人员')
    expect(await text('/audit/heads')).not.toContain('现在的树头')
    expect(await text('/audit/log')).not.toContain('log.jsonl')
    expect(readNotes(await text('/audit/heads.txt')).map(({ size }) => size)).toEqual([seq])
    for (const path of ['/audit/log.jsonl', `/audit/heads/proof.json?from=${seq}`])
      expect((await both.get(`/o/${office}${path}`)).status, path).toBe(303)
    expect((await text(`/audit/log/${seq}`)).match(/✓ 已核对/g)).toHaveLength(1)
  })

  it('names every kind of row that the log commits to', () => {
    const { database } = startService()
    expect(Object.keys(tableWords).sort()).toEqual(
      watchedTables(database.sqlite)
        .map(({ name }) => name)
        .sort(),
    )
  })
})

describe('the notice of a revision', () => {
  it('has the same bytes for good, its head with it, and none where nobody signed', async () => {
    const { service, office, seq } = await published()
    const get = async (ending: string) => {
      const answer = await service.visitor().get(`/n/${office}/${month}${ending}`)
      return Buffer.from(await answer.arrayBuffer()).toString('latin1')
    }
    const forms = ['', '/notice.docx', '/notice.txt', '/notice.json', '/notice.xlsx']
    const before = await Promise.all(forms.map(get))
    expect(JSON.parse(before[3]!).published.evidence.size).toBe(seq)
    service.clock.now = '2026-11-15T02:00:00.000Z'
    service.context.heads.run()
    service.database.write(() =>
      record(service.database, { user: null, office, at: service.clock.now }, 'log.rows', ''),
    )
    expect(await Promise.all(forms.filter((form) => form !== '/notice.xlsx').map(get))).toEqual(before.slice(0, 4))
    service.database.sqlite.exec('DROP TRIGGER log_head_no_delete; DELETE FROM log_head')
    expect(await get('/notice.txt')).not.toContain('存证')
  })
})

describe('the key of the log', () => {
  /** Starts and stops a service on a folder; what it put into the log meanwhile. */
  const startOn = async (data: string): Promise<{ what: string; subject: string; data: string }[]> => {
    const read = readEnv({ ROSTER_DATA: data, ROSTER_LOG: 'silent' })
    if (!read.ok) throw new Error(read.says)
    const context = createContext(read.settings, { now: () => '2026-11-20T02:00:00.000Z' })
    const rows = context.database.sqlite.prepare('SELECT what, subject, data FROM log ORDER BY seq').all()
    await context.stop()
    return rows as never
  }
  const folder = (): string => {
    const data = mkdtempSync(join(tmpdir(), 'roster-test-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    return data
  }

  it('is put into the log as it is first used, and once more when it is another one', async () => {
    const data = folder()
    const file = join(data, 'keys', logKeyName)
    const first = await startOn(data)
    expect(first.map(({ what }) => what)).toEqual(['log.key'])
    expect(await startOn(data)).toEqual(first)
    const kept = readFileSync(file)
    rmSync(file)
    await expect(startOn(data)).rejects.toThrow(/is missing/)
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, 'damaged')
    await expect(startOn(data)).rejects.toThrow(/is not the key/)
    writeFileSync(file, kept)
    expect(await startOn(data)).toEqual(first)
    // A folder of keys that is another one as a whole brings its own.
    rmSync(join(data, 'keys'), { recursive: true })
    const second = await startOn(data)
    expect(second.map(({ what }) => what)).toEqual(['log.key', 'log.key'])
    expect(second[1]!.subject).not.toBe(second[0]!.subject)
  })

  it('signs on after a restore, which is put into the log with the head that was lost', async () => {
    const data = folder()
    await startOn(data)
    const backup = join(data, '..', `${data.split('/').at(-1)}.backup`)
    onTestFinished(() => rmSync(backup, { force: true }))
    expect(await backUp(join(data, 'roster.db'), backup)).toMatchObject({ ok: true })
    const read = readEnv({ ROSTER_DATA: data, ROSTER_LOG: 'silent' })
    if (!read.ok) throw new Error(read.says)
    const context = createContext(read.settings)
    const { database } = context
    for (let n = 0; n < 5; n++)
      database.write(() => record(database, { user: null, office: null, at: context.now() }, 'log.rows', ''))
    const lost = readNote(database.sqlite.prepare('SELECT note FROM log_tip').pluck().get() as string)!
    const key = readKey(logKeysOf(database)[0]!.key)!
    await context.stop()
    expect(restore(data, backup, '2026-11-21T00:00:00.000Z')).toMatchObject({ ok: true })
    const after = await startOn(data)
    expect(after.slice(1).map(({ what, data: said }) => [what, JSON.parse(said)])).toEqual([
      ['database.restored', { size: lost.size, root: lost.root.toString('base64') }],
    ])
    expect(await startOn(data)).toEqual(after)
    // Without a former database there is nothing that was lost.
    const empty = folder()
    expect(restore(empty, backup, '2026-11-21T00:00:00.000Z')).toMatchObject({ ok: true })
    expect((await startOn(empty)).at(-1)).toMatchObject({ what: 'database.restored', data: '{}' })
    const again = createContext(read.settings)
    expect(verifyDatabase(again.database.sqlite, { keys: [key], heads: [] }).findings).toEqual([])
    await again.stop()
  })
})
