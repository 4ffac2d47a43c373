import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { expect, it } from 'vitest'
import { newToken } from '../../src/web/token.ts'
import { startProcess } from '../tools/running-service.ts'
import { subscribedFolder } from '../tools/subscribed-folder.ts'

/** Memory of a process, MiB. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

it('10,000 guesses are throttled, cost no memory, and hurt no subscriber on the same address', async () => {
  const { data, devices } = await subscribedFolder(['leader/l01'])
  const { address, child } = await startProcess({ env: { ROSTER_DATA: data, ROSTER_LOG: 'silent' } })
  const agent = new Agent({ keepAlive: true })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; tag: string; retryAfter: string | undefined }>((resolve, reject) => {
      const asked = request(address + path, { agent, headers }, (response) =>
        response.resume().on('end', () => {
          const { etag = '', 'retry-after': retryAfter } = response.headers
          resolve({ status: response.statusCode!, tag: etag, retryAfter })
        }),
      )
      asked.on('error', reject).end()
    })

  const guesses = new Map<number, number>()
  const guess = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const { status, retryAfter } = await ask(`/f/${newToken()}.ics`)
      guesses.set(status, (guesses.get(status) ?? 0) + 1)
      if (status === 429) expect(Number(retryAfter)).toBeGreaterThan(0)
    }
  }
  const guessAll = (count: number) => Promise.all(Array.from({ length: 8 }, () => guess(count / 8)))

  const polls: number[] = []
  let isPolling = true
  const subscriber = (async () => {
    let tag = ''
    while (isPolling) {
      const answer = await ask(
        `/f/${devices[0]!.token}.ics`,
        tag && polls.length % 3 > 0 ? { 'if-none-match': tag } : {},
      )
      polls.push(answer.status)
      tag = answer.tag
    }
  })()
  const began = Date.now()
  await guessAll(4000)
  const before = memoryOf(child.pid!)
  await guessAll(10_000)
  const after = memoryOf(child.pid!)
  const minutes = (Date.now() - began) / 60_000
  isPolling = false
  await subscriber
  agent.destroy()

  expect([...guesses.keys()].sort()).toEqual([404, 429])
  expect(guesses.get(404)).toBeLessThanOrEqual(Math.ceil(30 + 30 * minutes) + 1)
  expect(new Set(polls)).toEqual(new Set([200, 304]))
  expect(polls.length).toBeGreaterThan(500)
  expect(after - before).toBeLessThan(30)
}, 180_000)
