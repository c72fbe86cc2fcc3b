import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { freePorts } from '../../infra/dev/ports.ts'
import { testStack } from '../../infra/dev/test-stack.ts'

/** Mobile medians of three runs, on the pages a consumer meets first. */
const runs = 3
const least = 95
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Scores = Readonly<Record<(typeof categories)[number], number>>

const isLong = process.env['OCOP_LONG'] !== undefined
const program = process.env['OCOP_CHROMIUM']
beforeEach(({ skip }) => {
  if (!isLong) skip('Lighthouse runs in npm run test:long')
  if (!program) skip(process.env['OCOP_CHROMIUM_MISSING'] ?? 'no Chromium')
})

const aProduct = async (webUrl: string): Promise<string> => {
  const response = await fetch(new URL('/api/catalogue/products?pageSize=1', webUrl))
  const items = z.object({ items: z.array(z.object({ slug: z.string() })).min(1) })
  return `/san-pham/${items.parse(await response.json()).items[0]?.slug ?? ''}`
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

const scoresOf = async (url: string, port: number): Promise<Scores> => {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: [...categories],
    // A demonstration keeps itself out of search engines, which is the one thing this audit looks at.
    skipAudits: ['is-crawlable'],
  })
  const told = result?.lhr.categories ?? {}
  const score = (name: string): number => Math.round((told[name]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  }
}

test.each(['/', '/san-pham', 'a product', '/xac-minh'])(
  '%s reaches 95 in all four of Lighthouse on a phone',
  async (name) => {
    const { webUrl } = testStack()
    const { web: port } = await freePorts()
    const args = [
      `--remote-debugging-port=${port}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ]
    const browser = await chromium.launch({ executablePath: program ?? '', args })
    try {
      const path = name.startsWith('/') ? name : await aProduct(webUrl)
      const url = new URL(path, webUrl).href
      const seen: Scores[] = []
      while (seen.length < runs) seen.push(await scoresOf(url, port))
      for (const category of categories) {
        const scores = seen.map((each) => each[category])
        expect(
          median(scores),
          `${category} of ${path}: ${scores.join(', ')}`,
        ).toBeGreaterThanOrEqual(least)
      }
    } finally {
      await browser.close()
    }
  },
)
