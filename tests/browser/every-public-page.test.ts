import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { browserVisits } from './visit.ts'

const visit = browserVisits()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const pages = [
  '/',
  '/san-pham',
  '/san-pham?stars=4&q=tra',
  '/san-pham?q=zzzzqqqq',
  'a product',
  'a producer',
  '/xac-minh',
  '/xac-minh?so=',
  'a verification',
  '/xac-minh/99-khong-co',
  '/y-nghia-sao',
  '/dia-phuong',
  '/dia-phuong/hai-phong',
  '/dia-phuong/hai-duong',
  '/dia-phuong/xa-kim-thanh-hai-phong',
  '/truy-xuat',
  '/truy-xuat?ma=',
  'a trace',
  '/truy-xuat/KHONGCO123',
  '/nguoi-mua',
  '/nguoi-mua?province=01&ships=1',
  '/hoi-hang',
  'an enquiry',
  '/bao-nhan',
  '/theo-doi',
  '/du-lieu-mo',
  '/tu-cham-diem',
  '/tu-cham-diem/1',
  '/tu-cham-diem/26',
  '/dang-nhap',
  '/dang-ky',
  '/dang-ky?tim=kim+thanh',
  '/dang-xuat',
  '/khong-co-trang-nay',
  '/en',
  '/en/san-pham',
  '/en/y-nghia-sao',
  '/en/dia-phuong',
  '/en/nguoi-mua',
  '/en/bao-nhan',
  '/en/tu-cham-diem/21',
]

/** A real product and what hangs on it, as the catalogue tells them. */
const sample = async () => {
  const response = await fetch(new URL('/api/catalogue/products?pageSize=1', visit.webUrl))
  const Item = z.object({
    slug: z.string(),
    certificateNumber: z.string(),
    producer: z.object({ slug: z.string() }),
  })
  const [item] = z.object({ items: z.array(Item).min(1) }).parse(await response.json()).items
  if (!item) throw new Error('The catalogue is empty')
  return {
    'a product': `/san-pham/${item.slug}`,
    'a producer': `/nha-san-xuat/${item.producer.slug}`,
    'a verification': `/xac-minh/${item.certificateNumber}`,
    'a trace': `/truy-xuat/${item.certificateNumber}`,
    'an enquiry': `/hoi-hang?sp=${item.slug}&loai=wholesale`,
  }
}
const addressOf = async (page: string): Promise<string> =>
  page.startsWith('/')
    ? page
    : (Object.entries(await sample()).find(([name]) => name === page)?.[1] ?? '/')

const Violations = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
)
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const found = Violations.parse(
    await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((result) => result.violations)`,
    ),
  )
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')})`,
  )
}

test.each(pages)(
  '%s reads on a phone: WCAG 2.2 AA holds and nothing scrolls sideways',
  async (name) => {
    const page = await visit.open(await addressOf(name), { width: 390 })
    expect(await violationsOn(page)).toEqual([])
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
  },
)

test.each(pages)(
  '%s keeps WCAG 2.2 AA, its policy and its budget, and sets no cookie',
  async (name) => {
    const page = await visit.open('/livez')
    const complaints: string[] = []
    const scripts: Promise<Buffer>[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    const address = new URL(await addressOf(name), visit.webUrl).href
    const response = await page.goto(address, { waitUntil: 'networkidle' })
    expect(complaints).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    const policy = response?.headers()['content-security-policy']
    expect(policy).toMatch(/script-src 'self' 'sha256-/)
    expect(policy).not.toMatch(/unsafe/)
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).byteLength)
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(20_000)
    expect(gzipSync((await response?.body()) ?? '').byteLength).toBeLessThan(25_000)
    expect(await violationsOn(page)).toEqual([])
  },
)
