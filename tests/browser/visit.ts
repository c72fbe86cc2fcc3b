import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { z } from 'zod'

const environment = z.object({
  OCOP_CHROMIUM: z.string().optional(),
  OCOP_CHROMIUM_MISSING: z.string().optional(),
  OCOP_STACK: z.string(),
})

/** Where the pages are. @throws when the tests do not run through npm test */
const webUrl = (): string => {
  const { OCOP_STACK } = environment.parse(process.env)
  return z.object({ webUrl: z.url() }).parse(JSON.parse(OCOP_STACK)).webUrl
}

export type VisitOptions = {
  readonly width?: number
  /** A browser whose script is switched off. */
  readonly script?: boolean
}

export type Visit = {
  /** A page at this address, in a browser profile of its own. */
  readonly open: (path: string, options?: VisitOptions) => Promise<Page>
  readonly webUrl: string
}

const heightOf = (width: number): number => (width < 600 ? 844 : 900)

/** Chromium for the tests of one file; without one on the machine each test is skipped, with the reason. */
export const browserVisits = (): Visit => {
  let browser: Browser | undefined
  const pages: Page[] = []
  const { OCOP_CHROMIUM: program, OCOP_CHROMIUM_MISSING: reason } = environment
    .partial()
    .parse(process.env)
  beforeAll(async () => {
    // Root in a container has no sandbox to run Chromium in.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    if (program) browser = await chromium.launch({ executablePath: program, args })
  })
  beforeEach(({ skip }) => {
    if (!program) skip(reason ?? 'no Chromium')
  })
  afterAll(async () => {
    await Promise.all(pages.map((page) => page.context().close()))
    await browser?.close()
  })
  return {
    get webUrl() {
      return webUrl()
    },
    open: async (path, { width = 1280, script = true } = {}) => {
      if (!browser) throw new Error('Chromium was not started')
      const viewport = { width, height: heightOf(width) }
      const context = await browser.newContext({
        viewport,
        javaScriptEnabled: script,
        locale: 'vi-VN',
      })
      const page = await context.newPage()
      pages.push(page)
      await page.goto(new URL(path, webUrl()).href, { waitUntil: 'load' })
      return page
    },
  }
}
