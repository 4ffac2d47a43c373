import type { Locator, Page } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import { firstStart } from '../../src/first-start.ts'
import { keepPicture, launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { startService } from '../tools/service.ts'

const sample = 'fixtures/sample-workbook.xlsx'
const password = '接访排班不求人2026'

/** A person’s hands: how a field is filled, a thing is chosen, a file is given; and how often. */
interface Hands {
  readonly used: { clicks: number; keys: number }
  fill(field: Locator, words: string): Promise<void>
  press(thing: Locator): Promise<void>
  /** The sample workbook, from the system’s own window. */
  give(field: Locator): Promise<void>
}

/** What runs in the page: the project’s tests have no types of a browser. */
interface Node {
  readonly type?: string
  readonly name?: string
  readonly ownerDocument: { readonly activeElement: Node | null }
}
const hasFocus = (given: unknown): boolean => {
  const node = given as Node
  const focused = node.ownerDocument.activeElement
  return node === focused || (node.type === 'radio' && focused?.type === 'radio' && focused.name === node.name)
}
const isBox = (given: unknown): boolean => ['checkbox', 'radio'].includes((given as Node).type ?? '')

/** The system’s own window gives the file a moment later. */
const isGiven = (field: Locator): Promise<void> =>
  vi.waitFor(async () => expect(await field.inputValue()).toContain('sample-workbook'), { timeout: 10_000 })

/** By mouse; the keyboard only writes words. */
const byMouse = (page: Page): Hands => {
  const used = { clicks: 0, keys: 0 }
  const press = async (thing: Locator): Promise<void> => {
    used.clicks++
    await thing.click()
  }
  return {
    used,
    press,
    async fill(field, words) {
      await press(field)
      await page.keyboard.insertText(words)
    },
    async give(field) {
      await press(field)
      // The file and the button of the system’s own window.
      used.clicks += 2
      await isGiven(field)
    },
  }
}

/** By keyboard only: Tab until the thing has the focus, as people do who use no mouse. */
const byKeyboard = (page: Page): Hands => {
  const used = { clicks: 0, keys: 0 }
  const key = async (name: string): Promise<void> => {
    used.keys++
    await page.keyboard.press(name)
  }
  const goTo = async (thing: Locator): Promise<void> => {
    await thing.waitFor()
    // Of radio buttons the keyboard reaches the chosen one.
    const isThere = () => thing.evaluate(hasFocus)
    for (let n = 0; n < 200; n++) {
      if (await isThere()) return
      await key('Tab')
    }
    throw new Error(`the keyboard cannot reach ${thing}`)
  }
  return {
    used,
    async fill(field, words) {
      await goTo(field)
      await page.keyboard.insertText(words)
    },
    async press(thing) {
      await goTo(thing)
      await key((await thing.evaluate(isBox)) ? 'Space' : 'Enter')
    },
    async give(field) {
      await goTo(field)
      await key('Enter')
      await isGiven(field)
    },
  }
}

/** From an empty folder and the sample workbook to a published month, reading nothing but the pages. */
const story = async (
  page: Page,
  address: string,
  code: string,
  hands: Hands,
  look: (name: string) => Promise<void>,
) => {
  const { fill, press, give } = hands
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  await page.goto(`${address}/set-up`)
  await fill(page.getByLabel('启动码'), code)
  await fill(page.getByLabel('用户名'), 'wangmin')
  await fill(page.getByLabel('姓名', { exact: true }), '王敏')
  await fill(page.getByLabel('新密码', { exact: true }), password)
  await fill(page.getByLabel('再输一遍'), password)
  await fill(page.getByLabel('地方名称'), '小县')
  await fill(page.getByLabel('办公室名称'), '小县信访局')
  await press(page.getByLabel('广西象州县规定(2010)'))
  await look('story-1-set-up')
  await press(button('开始使用'))
  await look('story-2-begin')
  await press(link('导入Excel'))
  await give(page.getByLabel('文件'))
  await press(button('上传并核对'))
  await look('story-3-import')
  await press(button('导入'))
  await look('story-4-imported')
  await press(link('排班'))
  await press(link('编排 2026年12月'))
  await look('story-5-empty-month')
  await press(button('自动编排'))
  await page.getByText('所有必须遵守的规则都已满足').waitFor()
  await look('story-6-made')
  // She wants somebody else on the 4th: opens the duty, takes the first choice offered.
  const fourth = page.locator('td[data-slot^="2026-12-04"] a.duty')
  const before = await fourth.textContent()
  await press(fourth)
  await look('story-7-duty')
  await press(page.locator('input[name="toLeader"]').first())
  await press(button('改由所选领导接访'))
  await page.getByText('已保存').waitFor()
  expect(await fourth.textContent()).not.toBe(before)
  await press(button('撤销上一步'))
  await page.getByText('已撤销上一步').waitFor()
  expect(await fourth.textContent()).toBe(before)
  await press(button('送审签'))
  await press(button('审签同意'))
  await press(button('发布'))
  await page.getByText('已发布(第1版)').waitFor()
  await look('story-8-published')
}

const tell = async (hands: (page: Page) => Hands, look: boolean) => {
  const service = startService()
  const address = await service.serve()
  const code = /启动码 (\S+)/.exec(firstStart(service.context, address)!)![1]!
  const browser = await launch()
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    page.on('console', (message) => {
      if (message.type() === 'error') asked.add(`console: ${message.text()}`)
    })
    // Listened for from the start: a browser asked to tell of it only now may tell too late.
    page.on('filechooser', (chooser) => chooser.setFiles(sample))
    const began = Date.now()
    const used = hands(page)
    await story(page, address, code, used, (name) => (look ? lookAt(page, name) : keepPicture(page, name, true)))
    expect(asked).toEqual(new Set([address]))
    return { ...used.used, seconds: Math.round((Date.now() - began) / 1000) }
  } finally {
    await browser.close()
  }
}

describe('from an empty folder and the sample workbook to a published month', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'takes fewer than 40 clicks, every page on the way sound on a phone and a desktop',
    async () => {
      const { clicks, seconds } = await tell(byMouse, true)
      console.info(`${clicks} clicks, ${seconds} s with looking`)
      expect(clicks).toBeLessThan(40)
    },
    240_000,
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'works by keyboard alone',
    async () => {
      const { clicks, keys, seconds } = await tell(byKeyboard, false)
      console.info(`${keys} keys beside the words, ${seconds} s`)
      expect(clicks).toBe(0)
    },
    240_000,
  )
})
