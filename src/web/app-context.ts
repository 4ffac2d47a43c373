import type { Logger } from 'pino'
import type { KeyRing } from '../db/key-ring.ts'
import type { Database } from '../db/open.ts'
import type { Audits } from './audit/audits.ts'
import type { Purging } from './cases/purging.ts'
import type { Feeds } from './feeds/keep-feeds.ts'
import type { Makings } from './makings.ts'
import type { NoticeFiles } from './notice-file.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import type { PlannedMonths } from './planned-months.ts'
import type { PublishedMonths } from './published-months.ts'
import type { RobotSender } from './robot/robot-sender.ts'
import type { Throttle } from './throttle.ts'

/** What the web needs of the settings. */
export interface WebSettings {
  readonly behindProxy: boolean
  readonly plainHttp: boolean
  readonly hasTls: boolean
  /** Scheme, host and port by which phones reach the service; empty: as the browser reached it. */
  readonly publicAddress: string
  readonly hstsDays: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  readonly passwordLength: number
  readonly timeLimit: number
  /** Hosts a group robot may listen on beside its maker’s own. */
  readonly robotHosts: readonly string[]
  readonly requestsPerMinute: number
}

/** The long-lived things of the service, passed to every route. */
export interface AppContext {
  readonly settings: WebSettings
  readonly database: Database
  /** The same file, opened for reading only: what auditors and the public see comes from here. */
  readonly readOnly: Database
  /** Keys of what is known of people; outside the database. */
  readonly keys: KeyRing
  /** Destroys what is known of people when its time is over. */
  readonly purging: Purging
  readonly log: Logger
  /** The instant it is, in UTC. */
  now(): string
  readonly makings: Makings
  readonly months: PlannedMonths
  readonly audits: Audits
  readonly published: PublishedMonths
  /** Subscribed calendars, kept as the database has it. */
  readonly feeds: Feeds
  readonly robots: RobotSender
  readonly noticeFiles: NoticeFiles
  readonly throttle: Throttle
  /** Uploads are read one at a time: a process that parses a workbook may take 640 MB. */
  readonly uploads: OneAtATime
}
