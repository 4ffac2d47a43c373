import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import { dueMessages, noteTry } from '../../db/robot-store.ts'
import type { RobotKind } from '../../domain/robot.ts'
import { askRobot, type Ways } from './ask-robot.ts'
import { outcomeWord, type RobotOutcome } from './robot-outcome.ts'
import type { RobotTarget } from './robot-request.ts'

/** Sends what the offices’ robots have to say, in the background. */
export interface RobotSender {
  /** Sends what is due now; returns when all of it is sent or has failed. */
  look(): Promise<void>
  /** Sends words at once, kept nowhere. */
  say(target: RobotTarget, words: string): Promise<RobotOutcome>
  /** Ends it; what is under way has a little time left. */
  stop(): Promise<void>
}

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute
/** Waits after each failed try, in minutes; after the last it is given up: within a day in all. */
const waits = [1, 5, 15, 60, 180, 360, 720]
/** A robot takes 20 messages a minute (WeCom, DingTalk), which no office may ever reach. */
const pause = 3 * second
/** How long a robot that had too many rests: DingTalk ten minutes, the others until the minute is over. */
const rest: Record<RobotKind, number> = { wecom: minute, dingtalk: 10 * minute, feishu: minute }
/** How long what is under way may still take when the service stops. */
const lastWait = 2 * second

type Due = ReturnType<typeof dueMessages>[number]

/**
 * Starts sending. A message is noted as sent once the robot has taken it, so none is lost when the process dies; one is
 * sent twice only if it dies between the two.
 */
export const startRobotSender = (
  ways: Ways & { readonly database: Database; readonly log: Logger },
  { every = second }: { every?: number } = {},
): RobotSender => {
  const { database, log, now } = ways
  const running = new Map<string, Promise<void>>()
  /** By office, or by file of the database, milliseconds of the clock before which nothing is sent. */
  const resting = new Map<string, number>()
  /** Sent, but not noted yet: a full disk must not send a message again and again. */
  const unnoted = new Set<number>()
  const end = new AbortController()
  const clock = (): number => Date.parse(now())
  const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

  const send = async ({ message, robot }: Due): Promise<void> => {
    const { id, office } = message
    const isLate = clock() - Date.parse(message.dueAt) > day
    const outcome: RobotOutcome = unnoted.has(id)
      ? { is: 'sent' }
      : isLate
        ? { is: 'late' }
        : await askRobot(ways, robot, message.words, end.signal)
    // Nobody knows what became of it: it is sent again by the next process.
    if (end.signal.aborted && outcome.is !== 'sent') return
    const answer = outcomeWord(outcome)
    const at = now()
    resting.set(office, clock() + pause)
    if (outcome.is === 'sent') {
      unnoted.add(id)
      database.write(() => noteTry(database, message, { is: 'sent', at, answer }))
      unnoted.delete(id)
      return
    }
    const wait = (waits[message.tries] ?? 0) * minute
    const isOver = isLate || wait === 0 || clock() - Date.parse(message.at) > day
    const dueAt = instant(clock() + Math.max(wait, outcome.is === 'too-frequent' ? rest[robot.kind] : 0))
    database.write(() =>
      noteTry(database, message, isOver ? { is: 'given-up', at, answer } : { is: 'waits', at, answer, dueAt }),
    )
    log.warn({ office, message: id, answer, isOver }, 'a robot did not take a message')
  }

  const look = async (): Promise<void> => {
    if (end.signal.aborted || (resting.get(database.file) ?? 0) > clock()) return
    try {
      for (const due of dueMessages(database, now())) {
        const { office } = due.message
        if (running.has(office) || (resting.get(office) ?? 0) > clock()) continue
        const sending = send(due)
          .catch((fault) => failed(office, fault))
          .finally(() => running.delete(office))
        running.set(office, sending)
      }
    } catch (fault) {
      failed(database.file, fault)
    }
    await Promise.all(running.values())
  }
  /** A fault of our own: with one office, or with the database. */
  const failed = (whose: string, fault: unknown): void => {
    if (end.signal.aborted) return
    resting.set(whose, clock() + minute)
    log.error({ err: fault, whose }, 'sending by a robot failed')
  }

  const timer = setInterval(look, every)
  timer.unref()
  return {
    look,
    say: (target, words) => askRobot(ways, target, words, end.signal),
    async stop() {
      clearInterval(timer)
      const all = Promise.all(running.values())
      const late = new Promise((resolve) => setTimeout(resolve, lastWait).unref())
      await Promise.race([all, late])
      end.abort()
      await all
    },
  }
}
