import { noteTest, robotOf, saveRobot, sendAgain } from '../../../db/robot-store.ts'
import { stale } from '../../../db/stale.ts'
import { type RobotKind, robotKindWords } from '../../../domain/robot.ts'
import type { Text } from '../../../domain/text.ts'
import { testMessage } from '../../../words/robot-messages.ts'
import type { OfficeCall } from '../../call.tsx'
import { fillIn, readForm, staleWrongs } from '../../form.tsx'
import { wrongAddress } from '../../robot/robot-address.ts'
import { outcomeWord, sayOutcome } from '../../robot/robot-outcome.ts'
import { robotPage } from './robot.tsx'

const words = {
  on: {
    'zh-CN': '已保存,机器人已启用。发一条测试消息看看通不通。',
    en: 'Saved; the robot is on. Send a test message to see whether it works.',
  },
  off: {
    'zh-CN': '已保存,机器人没有启用,什么也不会发。',
    en: 'Saved; the robot is off and says nothing.',
  },
  choose: { 'zh-CN': '请选择一个', en: 'Please choose one' },
  long: { 'zh-CN': '太长了', en: 'This is too long' },
  none: { 'zh-CN': '请先保存机器人的地址。', en: 'Save the robot’s address first.' },
  often: { 'zh-CN': '测试得太频繁,请过一会儿再试。', en: 'Too many tests; try again in a while.' },
  again: { 'zh-CN': '马上再试一次,结果请刷新本页看。', en: 'It is tried again now; reload this page to see.' },
  gone: { 'zh-CN': '这条消息已经发出,或者不在了。', en: 'This message is sent already, or not there.' },
} as const satisfies Record<string, Text>

/** Longest address and secret, in characters. */
const longest = 500
/** Test messages an office may send in a minute. */
const mostTests = 6

/** Saves the robot; an empty address or secret stays as it is kept. */
export const doSaveRobot = async (call: OfficeCall): Promise<Response> => {
  const { app, actor, office } = call
  const form = await readForm(call)
  const kept = robotOf(app.database, office.id)
  const wrongs = new Map<string, Text>()
  const kind = form.get('kind') as RobotKind
  if (!Object.hasOwn(robotKindWords, kind)) wrongs.set('kind', words.choose)
  const address = form.get('address') || (kept?.address ?? '')
  const secret = form.get('secret') || (form.has('noSecret') ? '' : (kept?.secret ?? ''))
  const isOn = form.has('isOn')
  const wrong =
    address === '' ? fillIn : wrongs.has('kind') ? undefined : wrongAddress(kind, address, app.settings.robotHosts)
  if (wrong) wrongs.set('address', wrong)
  for (const [name, value] of Object.entries({ address, secret }))
    if (value.length > longest) wrongs.set(name, words.long)
  if (wrongs.size > 0) return robotPage(call, form, wrongs, 422)
  const version = Number(form.get('version')) || 0
  const off = outcomeWord({ is: 'off' })
  const saved = app.database.write(() =>
    saveRobot(app.database, actor, { kind, address, secret, isOn, version }, off),
  )
  if (saved === stale) return robotPage(call, form, staleWrongs, 409)
  return call.redirect(call.at('/robot'), isOn ? words.on : words.off)
}

/** Has the robot say that it is being tried, and tells what it answered; on or off. */
export const testRobot = async (call: OfficeCall): Promise<Response> => {
  const { app, actor, office } = call
  const path = call.at('/robot')
  const robot = robotOf(app.database, office.id)
  if (!robot) return call.refuse(path, words.none)
  if (app.throttle.take(`robot ${office.id}`, mostTests, 60) > 0) return call.refuse(path, words.often)
  const outcome = await app.robots.say(robot, testMessage(office.name))
  const answer = outcomeWord(outcome)
  app.database.write(() => noteTest(app.database, actor, answer))
  const said = sayOutcome(answer)
  const isSent = outcome.is === 'sent'
  const text: Text = {
    'zh-CN': `测试消息${isSent ? '已发出' : '没有发出'}:${said['zh-CN']}。`,
    en: `The test message was ${isSent ? 'sent' : 'not sent'}: ${said.en}.`,
  }
  return isSent ? call.redirect(path, text) : call.refuse(path, text)
}

/** Has a message tried again that was not sent. */
export const sendMessageAgain = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const path = call.at('/robot')
  const isOn = robotOf(app.database, actor.office)?.isOn ?? false
  const isDue = isOn && app.database.write(() => sendAgain(app.database, actor, Number(form.get('id')) || 0))
  return isDue ? call.redirect(path, words.again) : call.refuse(path, words.gone)
}
