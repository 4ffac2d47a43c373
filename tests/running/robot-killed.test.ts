import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { databaseName, openReadOnly } from '../../src/db/open.ts'
import { addMessage, messagesOf, saveRobot } from '../../src/db/robot-store.ts'
import { startRobot } from '../tools/robot.ts'
import { startProcess } from '../tools/running-service.ts'
import { startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'

it('a message under way when the process is killed reaches the group by the next one, its address in no log', {
  timeout: 180_000,
}, async () => {
  const robot = await startRobot()
  const service = startService()
  const office = service.county()
  const { database } = service
  const actor = { user: null, office, at: new Date().toISOString() }
  const address = `http://${robot.host}/send?key=0123456789abcdef`
  database.write(() => {
    saveRobot(database, actor, { kind: 'wecom', address, secret: '', isOn: true, version: 0 }, 'off')
    addMessage(database, actor, '一')
    addMessage(database, actor, '二')
  })
  const data = join(emptyFolder(), 'data')
  mkdirSync(data)
  await backUp(database.file, join(data, databaseName))
  const env = { ROSTER_DATA: data, ROSTER_ROBOT_HOSTS: robot.host }

  robot.answer = () => {}
  const killed = await startProcess({ env })
  while (robot.heard.length === 0) await setTimeout(10)
  killed.child.kill('SIGKILL')
  await killed.ended
  robot.answer = (response) => response.end('{"errcode":-1,"errmsg":"system busy"}')
  const refused = await startProcess({ env })
  while (refused.log().length === 0) await setTimeout(10)
  refused.child.kill('SIGKILL')
  await refused.ended
  expect(refused.log()).toEqual([expect.objectContaining({ office, answer: 'busy -1' })])
  expect(refused.out()).not.toContain('0123456789abcdef')

  const file = openReadOnly(join(data, databaseName))
  const [second, first] = messagesOf(file, office, 9)
  file.close()
  // It waits for its minute; what comes after it, too.
  expect([first, second]).toEqual([
    expect.objectContaining({ words: '一', tries: 1, sentAt: null, givenUpAt: null }),
    expect.objectContaining({ words: '二', tries: 0, dueAt: first!.dueAt }),
  ])
  expect(robot.texts()).toEqual(['一', '一'])
})
