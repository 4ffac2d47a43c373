import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

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

/**
 * What axe finds on a page. Its finish in a page of its own, which only frames of other origins need, takes most of its
 * time; lists of what passed, and style sheets fetched once more for rules that are off, take the rest.
 */
export const violationsOn = async (page: Page): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/**
 * Looks at a page at phone and desktop width: nothing sticks out sideways, axe finds nothing, nothing is asked for from
 * elsewhere. The page is left at desktop width.
 */
export const lookAt = async (page: Page, name: string): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const [inner, outer] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ]
    await keepPicture(page, `${name}-${width}`, true)
    expect.soft(inner, `${name} at ${width}`).toBeLessThanOrEqual(outer)
    expect.soft(await violationsOn(page), `${name} at ${width}`).toEqual([])
  }
}
