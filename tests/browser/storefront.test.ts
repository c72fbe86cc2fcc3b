import { expect, test } from 'vitest'
import { browserVisits } from './visit.ts'

const visit = browserVisits()

test('from the home page a buyer finds a product and verifies its star', async () => {
  const page = await visit.open('/')
  await page.getByRole('combobox', { name: 'Tìm sản phẩm' }).fill('nuoc mam')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Kết quả cho/ }).waitFor()
  const name = page.locator('article h2 a').first()
  expect(await name.textContent()).toMatch(/nước mắm/i)
  const product = (await name.textContent())?.trim() ?? ''
  await name.click()
  await page.getByRole('heading', { level: 1, name: product }).waitFor()
  const certificate = page.getByRole('region', { name: 'Chứng nhận' })
  expect(await certificate.textContent()).toMatch(/OCOP [345] sao/)
  expect(await certificate.getByRole('img', { name: /Mã QR/ }).count()).toBe(1)
  await page.getByRole('link', { name: 'Xác minh chứng nhận này' }).click()
  await page.waitForURL(/\/xac-minh\//)
  expect(await page.getByRole('status').textContent()).toMatch(
    /Còn hiệu lực|Sắp hết hạn|Gia hạn tạm/,
  )
  expect(await page.locator('main').textContent()).toContain(product)
})

test('while a name is typed, products are offered and reached by keyboard', async () => {
  const page = await visit.open('/san-pham')
  const field = page.getByRole('combobox', { name: 'Tìm sản phẩm' })
  await field.pressSequentially('nuoc mam phu q')
  const offered = page.getByRole('option')
  await offered.first().waitFor()
  expect(await offered.first().textContent()).toMatch(/^Nước mắm Phú Quốc/)
  await field.press('ArrowDown')
  expect(await offered.first().getAttribute('aria-selected')).toBe('true')
  await field.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Nước mắm Phú Quốc/ }).waitFor()
})

test('a mistyped search says what it looked for instead, and one in vain leads on', async () => {
  const page = await visit.open(`/san-pham?q=${encodeURIComponent('nuoc mamm phu quoc')}`)
  await page.getByText('đang xem kết quả cho “nước mắm phú quốc”').waitFor()
  await page.goto(new URL('/san-pham?q=xyzzyq', visit.webUrl).href)
  await page.getByText('Hoặc xem theo bộ sản phẩm').waitFor()
})

test('filters are plain forms and links: with script switched off they narrow the list and let go again', async () => {
  const page = await visit.open('/san-pham', { script: false })
  const count = async (): Promise<number> =>
    Number((await page.getByRole('status').textContent())?.replace(/\D/g, ''))
  const all = await count()
  await page.getByRole('checkbox', { name: /5 sao/ }).check()
  await page.getByRole('button', { name: 'Áp dụng' }).click()
  await page.waitForURL(/stars=5/)
  const five = await count()
  expect(five).toBeGreaterThan(0)
  expect(five).toBeLessThan(all)
  for (const stars of await page.locator('article .stars').allTextContents())
    expect(stars).toContain('5 sao')
  await page.getByRole('link', { name: 'Bỏ lọc: 5 sao' }).click()
  expect(await count()).toBe(all)
})

test('expired certificates are kept out of the list until somebody asks for them', async () => {
  const page = await visit.open('/san-pham?state=expired')
  expect(await page.locator('article').first().textContent()).toContain('Hết hạn')
  await page.goto(new URL('/san-pham', visit.webUrl).href)
  expect(await page.locator('article[data-state=expired]').count()).toBe(0)
})

test('names typed with marks, without marks and decomposed find the same products', async () => {
  const names = async (typed: string): Promise<string[]> => {
    const page = await visit.open(`/san-pham?q=${encodeURIComponent(typed)}`)
    return page.locator('article h2').allTextContents()
  }
  const marked = await names('mật ong')
  expect(marked.length).toBeGreaterThan(0)
  expect(await names('mật ong'.normalize('NFD'))).toEqual(marked)
  expect(await names('mat ong')).toEqual(expect.arrayContaining(marked.slice(0, 3)))
})

test('a search without results says so and leads on', async () => {
  const page = await visit.open('/san-pham?q=zzzzqqqq')
  expect(await page.getByRole('status').textContent()).toContain('0 sản phẩm')
  expect(
    await page.locator('main').getByRole('link', { name: 'Xem tất cả sản phẩm' }).count(),
  ).toBe(1)
})

test('a number nobody issued gets its own word, with status 200', async () => {
  const page = await visit.open('/xac-minh')
  await page.getByRole('textbox', { name: /Số chứng nhận/ }).fill('99-99999-01-2026-4-0000')
  await page.getByRole('button', { name: 'Xác minh' }).click()
  await page.waitForURL(/\/xac-minh\/99/)
  expect(await page.getByRole('status').textContent()).toContain('Chưa từng cấp')
  expect((await fetch(page.url())).status).toBe(200)
})

test('an empty number is told at its field', async () => {
  const page = await visit.open('/xac-minh')
  await page.getByRole('button', { name: 'Xác minh' }).click()
  const field = page.getByRole('textbox', { name: /Số chứng nhận/ })
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const texts = await Promise.all(described.map((id) => page.locator(`#${id}`).textContent()))
  expect(texts.join(' ')).toContain('Xin nhập số chứng nhận.')
})

test('English pages speak English and lead back to Vietnamese', async () => {
  const page = await visit.open('/en/san-pham')
  expect(await page.getByRole('status').textContent()).toMatch(/products found/)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('link', { name: 'Tiếng Việt' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('vi')
})
