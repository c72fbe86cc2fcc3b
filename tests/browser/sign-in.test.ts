import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { browserVisits } from './visit.ts'

const visit = browserVisits()

test('a wrong password is told in Vietnamese, and what was typed is kept', async () => {
  const page = await visit.open('/dang-nhap')
  await page.getByLabel('Thư điện tử').fill('khong-ai@vidu.vn')
  await page.getByLabel('Mật khẩu').fill('một mật khẩu sai')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  expect(await page.getByRole('alert').textContent()).toContain(
    'Thư điện tử hoặc mật khẩu không đúng.',
  )
  expect(await page.getByLabel('Thư điện tử').inputValue()).toBe('khong-ai@vidu.vn')
  expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('')
})

test('a producer registers with script switched off, is signed in, and signs out again', async () => {
  const page = await visit.open('/dang-ky', { script: false, width: 390 })
  await page.getByRole('searchbox').fill('kim thanh')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('link', { name: /xã Kim Thành, thành phố Hải Phòng/ }).click()
  await page.getByLabel('Tên chủ thể sản xuất').fill('HTX Chè sen Kim Thành')
  await page.getByLabel('Loại hình').selectOption({ label: 'Hợp tác xã' })
  await page.getByLabel('Địa chỉ sản xuất').fill('thôn Đông')
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Hà')
  await page.getByLabel('Thư điện tử').fill(`ha-${randomUUID()}@vidu.vn`)
  await page.getByLabel('Mật khẩu').fill('một mật khẩu đủ dài')
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await page.waitForURL(/\/chu-the/)
  await page.goto(new URL('/dang-xuat', visit.webUrl).href)
  await page.locator('main').getByRole('button', { name: 'Đăng xuất' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đã đăng xuất')
  await page.goto(new URL('/chu-the', visit.webUrl).href)
  expect(new URL(page.url()).pathname).toBe('/dang-nhap')
})

test('an empty registration lists every fault, each a link to its field', async () => {
  const page = await visit.open('/dang-ky?xa=10804')
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  const links = page.getByRole('alert').getByRole('link')
  expect(await links.count()).toBe(6)
  for (const href of await links.evaluateAll((all) =>
    all.map((each) => each.getAttribute('href') ?? ''),
  ))
    expect(await page.locator(href).count()).toBe(1)
})
