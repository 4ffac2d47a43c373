import { wrongAddress } from './robot-address.ts'
import { outcomeOf, type RobotOutcome } from './robot-outcome.ts'
import { type RobotTarget, requestOf } from './robot-request.ts'

/** What sending needs of the world around it. */
export interface Ways {
  /** Hosts that may be asked beside the makers’ own. */
  readonly hosts: readonly string[]
  readonly fetch: typeof fetch
  /** The instant it is, in UTC. */
  now(): string
  /** Milliseconds until an answer is no longer waited for. */
  readonly patience: number
}

/** As much of an answer as is read, in bytes. */
const mostRead = 4096

/**
 * Sends words by a robot and tells what became of them; `stop` gives up waiting. Follows no redirect and reads the
 * beginning of an answer only: whoever answers can neither lead elsewhere nor keep the service busy.
 */
export const askRobot = async (
  ways: Ways,
  target: RobotTarget,
  words: string,
  stop?: AbortSignal,
): Promise<RobotOutcome> => {
  if (wrongAddress(target.kind, target.address, ways.hosts)) return { is: 'forbidden' }
  const { address, body } = requestOf(target, words, ways.now())
  const tooLong = AbortSignal.timeout(ways.patience)
  try {
    const response = await ways.fetch(address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: stop ? AbortSignal.any([tooLong, stop]) : tooLong,
    })
    return outcomeOf(target.kind, response.status, await beginningOf(response))
  } catch {
    // What failed may name the address: it is not passed on.
    return { is: tooLong.aborted ? 'timeout' : 'unreachable' }
  }
}

const beginningOf = async ({ body }: Response): Promise<string> => {
  if (!body) return ''
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let read = 0
  while (read < mostRead) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    read += value.byteLength
  }
  // Cancelling closes the connection: the rest is never sent.
  await reader.cancel()
  return Buffer.concat(pieces).subarray(0, mostRead).toString('utf8')
}
