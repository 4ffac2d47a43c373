import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'vitest'

const isCi = process.env.CI === 'true'

const works = (command: string, args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What a test needs from outside the project; without it the test is skipped by name, or fails where CI=true. */
export const needs = {
  'the calendar parsers of tests/tools/feed-check/install.sh': () =>
    works('pkg-config', ['--exists', 'libical']) &&
    works('/usr/bin/python3', ['-c', 'import icalendar, vobject']) &&
    works('php', [
      '-r',
      "exit((int) !@include 'Sabre/VObject/autoload.php');",
      '-d',
      'include_path=/usr/share/php',
    ]) &&
    works('ruby', ['-e', "require 'stringio'; require 'delegate'; require 'date'; require 'icalendar'"]),
  'vdirsyncer and khal': () => works('vdirsyncer', ['--version']) && works('khal', ['--version']),
  'the right to mount': () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-mount-'))
    const isMounted = works('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    if (isMounted) works('umount', [folder])
    rmdirSync(folder)
    return isMounted
  },
  'CI=true or BUNDLE=1': () => process.env.BUNDLE === '1',
  'chromium at /usr/bin/chromium': () => existsSync('/usr/bin/chromium'),
} as const

/** A test that needs something; its name says what when it is skipped. */
export const itWith = (
  need: keyof typeof needs,
  name: string,
  test: () => Promise<void>,
  timeout = 180_000,
): void => {
  if (isCi || needs[need]()) it(name, test, timeout)
  else it.skip(`${name} (needs ${need})`, test)
}
