import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import type { Makings } from './makings.ts'
import type { NoticeFiles } from './notice-file.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import type { PlannedMonths } from './planned-months.ts'
import type { PublishedMonths } from './published-months.ts'
import type { Throttle } from './throttle.ts'

/** What the web needs of the settings. */
export interface WebSettings {
  readonly behindProxy: boolean
  readonly plainHttp: boolean
  readonly hasTls: boolean
  readonly hstsDays: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  readonly passwordLength: number
  readonly timeLimit: number
  readonly requestsPerMinute: number
}

/** The long-lived things of the service, passed to every route. */
export interface AppContext {
  readonly settings: WebSettings
  readonly database: Database
  /** The same file, opened for reading only: what auditors and the public see comes from here. */
  readonly readOnly: Database
  readonly log: Logger
  /** The instant it is, in UTC. */
  now(): string
  readonly makings: Makings
  readonly months: PlannedMonths
  readonly published: PublishedMonths
  readonly noticeFiles: NoticeFiles
  readonly throttle: Throttle
  /** Uploads are read one at a time: a process that parses a workbook may take 640 MB. */
  readonly uploads: OneAtATime
}
