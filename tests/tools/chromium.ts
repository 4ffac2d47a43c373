import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** The rules themselves come with their builder for Playwright; the short form of them, for a page is given it anew. */
const builder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axe = readFileSync(builder.resolve('axe-core/axe.min.js'), 'utf8')

/** Chromium’s own toolbar is a web page of its own for each window, and takes longer than the pages that are tested. */
const withoutToolbar = [
  'InitialWebUI',
  'WebUIToolbar',
  'WebUILocationBar',
  'WebUIReloadButton',
  'WebUIBackForwardButton',
  'WebUIHomeButton',
  'WebUISplitTabsButton',
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
].join(',')

/** A real browser that asks nobody but the page. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      `--disable-features=${withoutToolbar}`,
    ],
  })

/** Phone and desktop. */
export const widths = [390, 1280] as const

/** Pages are also kept as pictures where SCREENSHOTS names a folder. */
const pictures = process.env.SCREENSHOTS

/** Keeps what is on the screen as a picture, where pictures are wanted. */
export const keepPicture = async (page: Page, name: string, fullPage = false): Promise<void> => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage })
}

/** Runs axe with all its rules: what it finds, without lists of what passed, and without fetching style sheets again. */
const runAxe = (
  rules: string,
): string => `axe.run(document, { resultTypes: ['violations'], preload: false, rules: ${rules} })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`

/**
 * What axe finds on a page. Its builder for Playwright loads it anew for each look, finishes in a page of its own, which
 * only frames need, and sends home all that passed: three times the work.
 */
export const violationsOn = async (page: Page, rules = '{}'): Promise<string[]> => {
  expect(page.frames().length).toBe(1)
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  return page.evaluate(runAxe(rules))
}

/**
 * Looks at a page at phone and desktop width: nothing sticks out sideways, axe finds nothing, nothing is asked for from
 * elsewhere. The page is left at desktop width.
 */
export const lookAt = async (page: Page, name: string): Promise<void> => {
  // A click that opens a page waits for its answer only; a table without its style sheet is wider than a phone.
  await page.waitForLoadState()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const [inner, outer] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ]
    await keepPicture(page, `${name}-${width}`, true)
    expect.soft(inner, `${name} at ${width}`).toBeLessThanOrEqual(outer)
    // Colours are the same at both widths, and take most of the time.
    const rules = width === 390 ? "{ 'color-contrast': { enabled: false } }" : '{}'
    expect.soft(await violationsOn(page, rules), `${name} at ${width}`).toEqual([])
  }
}
