import { join } from 'node:path'
import { z } from 'zod'
import type { WebSettings } from './web/app-context.ts'

const yes = z
  .enum(['yes', 'no'])
  .default('no')
  .transform((word) => word === 'yes')
const minutes = z.coerce.number().int().min(1)

/** The scheme, host and port of a web address that has nothing else; undefined where it is none. */
const originIn = (typed: string): string | undefined => {
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  return url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` ? url.origin : undefined
}

/** Every setting of the service, read from the environment once. The README’s table is made of these. */
const envSchema = z
  .object({
    ROSTER_HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
    ROSTER_PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port; 0: any free one'),
    ROSTER_DATA: z.string().min(1).default('data').describe('Folder of the database'),
    ROSTER_KEYS: z
      .string()
      .default('')
      .describe(
        'Folder of the keys that open what is known of petitioners; empty: `keys` in the folder of data. Backed up apart',
      ),
    ROSTER_TLS_CERT: z.string().optional().describe('Certificate file (PEM): https without a proxy'),
    ROSTER_TLS_KEY: z.string().optional().describe('Its key file (PEM)'),
    ROSTER_BEHIND_PROXY: yes.describe('yes: believe X-Forwarded-Proto and X-Forwarded-For of one proxy in front'),
    ROSTER_PLAIN_HTTP: yes.describe(
      'yes: serve an intranet address without https; every page says what that gives up',
    ),
    ROSTER_ADDRESS: z
      .string()
      .default('')
      .refine((typed) => typed === '' || originIn(typed) !== undefined, {
        error:
          'must be like https://roster.example.gov.cn, without a path · 要写成 https://主机名 这样,后面没有路径',
      })
      .transform((typed) => originIn(typed) ?? '')
      .describe(
        'Address by which phones reach the service, such as https://roster.example.gov.cn; empty: as the browser reached it',
      ),
    ROSTER_HSTS_DAYS: z.coerce
      .number()
      .int()
      .min(0)
      .max(730)
      .default(0)
      .describe('Days browsers insist on https; 0: not at all'),
    ROSTER_SESSION_IDLE_MINUTES: minutes.default(120).describe('A session unused for so long ends'),
    ROSTER_SESSION_HOURS: z.coerce
      .number()
      .int()
      .min(1)
      .default(12)
      .describe('A session ends after so long, used or not'),
    ROSTER_PASSWORD_LENGTH: z.coerce.number().int().min(8).max(64).default(10).describe('Shortest password'),
    ROSTER_TIME_LIMIT: z.coerce
      .number()
      .int()
      .min(1)
      .max(86_400)
      .default(60)
      .describe('Seconds a month may be computed for'),
    ROSTER_ROBOT_HOSTS: z
      .string()
      .default('')
      .transform((typed) =>
        typed
          .split(',')
          .map((host) => host.trim().toLowerCase())
          .filter((host) => host !== ''),
      )
      .refine((hosts) => hosts.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(host)), {
        error: 'names hosts by comma, such as robot.example.gov.cn:8080 · 主机名用逗号隔开,不带 https://',
      })
      .describe('Hosts a group robot may listen on beside its maker’s own, as host or host:port, by comma'),
    ROSTER_REQUESTS_PER_MINUTE: z.coerce
      .number()
      .int()
      .min(10)
      .default(1200)
      .describe('Requests one address may make a minute'),
    ROSTER_LOG: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least level that is logged'),
  })
  .refine((env) => (env.ROSTER_TLS_CERT === undefined) === (env.ROSTER_TLS_KEY === undefined), {
    error: 'ROSTER_TLS_CERT and ROSTER_TLS_KEY go together · 证书和私钥要一起给出',
  })
  .refine(
    ({ ROSTER_HOST: host, ...env }) =>
      isLoopback(host) || env.ROSTER_TLS_CERT || env.ROSTER_BEHIND_PROXY || env.ROSTER_PLAIN_HTTP,
    {
      path: ['ROSTER_HOST'],
      error:
        'needs https (ROSTER_TLS_CERT, or a proxy and ROSTER_BEHIND_PROXY=yes), or ROSTER_PLAIN_HTTP=yes · 对外提供服务需要 https,或明确设置 ROSTER_PLAIN_HTTP=yes',
    },
  )

/** Addresses that nobody but this machine reaches. */
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/** The service’s settings. */
export interface Settings extends Omit<WebSettings, 'hasTls'> {
  readonly host: string
  readonly port: number
  readonly data: string
  /** Folder of keys. */
  readonly keys: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly logLevel: string
}

/** Names, defaults and meanings, for the README’s table. */
export const settingsTable = (): { name: string; default: string; about: string }[] =>
  Object.entries(envSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    const value = fallback.success ? fallback.data : undefined
    return {
      name,
      default: value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
      about: schema.description ?? '',
    }
  })

/** Reads the settings; what is wrong is said with the name of the variable. */
export const readEnv = (
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; settings: Settings } | { ok: false; says: string } => {
  const parsed = envSchema.safeParse(env)
  if (!parsed.success)
    return {
      ok: false,
      says: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'env'}: ${message}`).join('\n'),
    }
  const e = parsed.data
  const { ROSTER_TLS_CERT: cert, ROSTER_TLS_KEY: key } = e
  return {
    ok: true,
    settings: {
      host: e.ROSTER_HOST,
      port: e.ROSTER_PORT,
      data: e.ROSTER_DATA,
      keys: e.ROSTER_KEYS || join(e.ROSTER_DATA, 'keys'),
      tls: cert && key ? { cert, key } : undefined,
      behindProxy: e.ROSTER_BEHIND_PROXY,
      plainHttp: e.ROSTER_PLAIN_HTTP,
      publicAddress: e.ROSTER_ADDRESS,
      hstsDays: e.ROSTER_HSTS_DAYS,
      sessionIdleMinutes: e.ROSTER_SESSION_IDLE_MINUTES,
      sessionHours: e.ROSTER_SESSION_HOURS,
      passwordLength: e.ROSTER_PASSWORD_LENGTH,
      timeLimit: e.ROSTER_TIME_LIMIT,
      robotHosts: e.ROSTER_ROBOT_HOSTS,
      requestsPerMinute: e.ROSTER_REQUESTS_PER_MINUTE,
      logLevel: e.ROSTER_LOG,
    },
  }
}
