import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What a test needs that asks them. */
export const parsers = 'the calendar parsers of tests/tools/feed-check/install.sh'

/** Runs five parsers on calendar files; the complaints they made. */
export const complaints = async (files: string[]): Promise<string> => {
  try {
    await promisify(execFile)('bash', ['tests/tools/feed-check/check.sh', ...files], { maxBuffer: 1e8 })
    return ''
  } catch (fault) {
    return (fault as { stdout: string }).stdout
  }
}
