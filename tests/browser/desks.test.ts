import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { rehearsalPaper } from '../../infra/rehearsals/paper.ts'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, wayTo } from '../support/live-stage.ts'
import { openStack } from '../support/stack.ts'
import { deskVisits } from './desk-visit.ts'

const visit = deskVisits()
const producer = 'htx-ruoi'
let stage: Stage

beforeAll(async () => {
  stage = await liveStage(await openStack())
})

const pdf = async (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: await rehearsalPaper(name, 'Sản phẩm thử'),
})

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click()

/** Begins a draft in the browser. @returns its address */
const beginDraft = async (page: Page): Promise<string> => {
  await visit.go(page, '/chu-the/ho-so/moi')
  await page.getByLabel('Tên sản phẩm').fill(`Cáy muối sông Rạng ${randomUUID().slice(0, 6)}`)
  await page.locator('#sheet-8').check()
  await press(page, 'Tạo bản nháp')
  await page.waitForURL(/[?]da=moi/)
  return new URL(page.url()).pathname
}

const upload = async (page: Page, kind: string, ...names: string[]): Promise<void> => {
  await page.locator(`#file-${kind}`).setInputFiles(await Promise.all(names.map(pdf)))
  await page.waitForURL(/[?]da=giay-to/)
}

const scoreEverything = async (page: Page): Promise<void> => {
  for (const group of await page.locator('fieldset.criterion').all())
    await group.locator('input[type=radio]').first().check()
}

test('a producer drafts, uploads, scores and lodges on a phone, and then sees whose turn it is', async () => {
  const page = await visit.openAs(producer, '/chu-the', { width: 390 })
  const draft = await beginDraft(page)

  await press(page, 'Nộp hồ sơ')
  const alert = page.getByRole('alert')
  expect(await alert.textContent()).toContain('Hồ sơ còn thiếu một số mục')
  expect(await alert.textContent()).toContain('Tải lên: Giấy đăng ký kinh doanh')

  await visit.go(page, `${draft}/thong-tin`)
  await page.locator('#representative').fill('Bùi Thị Rươi')
  await page.locator('#address').fill('Thôn 1, xã Kim Thành')
  await page.locator('#phone').fill('0912 345 678')
  await press(page, 'Lưu')
  await page.waitForURL(/[?]da=thong-tin/)

  await visit.go(page, `${draft}/giay-to`)
  await upload(page, 'business-registration', 'Đăng ký kinh doanh')
  await visit.go(page, `${draft}/giay-to`)
  await upload(page, 'quality-declaration', 'Công bố chất lượng', 'Công bố trang hai')
  expect(await page.locator('#giay-quality-declaration').textContent()).toContain('đã có: 2 tệp')

  await visit.go(page, `${draft}/tu-cham`)
  await scoreEverything(page)
  await page.locator('.tally-line', { hasText: 'đã chấm đủ' }).waitFor()
  await press(page, 'Lưu bảng tự chấm')
  await page.waitForURL(/[?]da=tu-cham/)

  await press(page, 'Nộp hồ sơ')
  await page.waitForURL(/[?]da=nop/)
  const text = await page.locator('main').textContent()
  expect(text).toContain('Đã nộp hồ sơ')
  expect(text).toContain('Cán bộ OCOP, xã Kim Thành')
  expect(text).toMatch(/còn 1[45] ngày làm việc/)
})

test('a fake and an oversized PDF are refused in Vietnamese beside their names, and nothing is attached', async () => {
  const page = await visit.openAs(producer, '/chu-the')
  const draft = await beginDraft(page)
  await visit.go(page, `${draft}/giay-to`)
  const fake = {
    name: 'gia.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('không phải PDF'),
  }
  const large = { ...fake, name: 'to.pdf', buffer: Buffer.alloc(30 * 1_048_576, 'x') }
  await page.locator('#file-business-registration').setInputFiles([fake, large])
  await page.locator('.refused').nth(1).waitFor()
  const [first, second] = await page.locator('.refused').allTextContents()
  expect(first).toContain('gia.pdf: chưa nhận. Nội dung bên trong không phải loại tệp như tên gọi')
  expect(second).toContain('to.pdf: chưa nhận. Tệp quá lớn')
  await page.reload()
  expect(await page.locator('#giay-business-registration').textContent()).toContain('còn thiếu')
})

test('with script switched off a producer begins a draft, fills it in and scores it', async () => {
  const page = await visit.openAs(producer, '/chu-the', { script: false, width: 390 })
  const draft = await beginDraft(page)
  await visit.go(page, `${draft}/tu-cham`)
  expect(await page.locator('.tally-line').textContent()).toContain('0 điểm')
  await scoreEverything(page)
  await press(page, 'Lưu bảng tự chấm')
  await page.waitForURL(/[?]da=tu-cham/)
  const criteria = (await page.locator('main').textContent())?.match(/(\d+) trên \1 tiêu chí/)
  expect(criteria).not.toBeNull()
})

test('a page that has grown old says so, keeps what was typed and offers to load again', async () => {
  const page = await visit.openAs(producer, '/chu-the')
  const draft = await beginDraft(page)
  await visit.go(page, `${draft}/thong-tin`)
  const elsewhere = await visit.openAs(producer, `${draft}/thong-tin`)
  await elsewhere.locator('#address').fill('Thôn 2')
  await press(elsewhere, 'Lưu')
  await elsewhere.waitForURL(/[?]da=thong-tin/)
  await page.locator('#address').fill('Thôn 3')
  await press(page, 'Lưu')
  expect(await page.getByRole('alert').textContent()).toContain('Hồ sơ đã thay đổi')
  expect(await page.locator('#address').inputValue()).toBe('Thôn 3')
  await page.getByRole('link', { name: 'Tải lại trang' }).click()
  expect(await page.locator('#address').inputValue()).toBe('Thôn 2')
})

/** Walks with Tab until the focus stands on what is looked for. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`${selector} cannot be reached with Tab`)
}

test('a commune officer accepts and reports on the four contents with the keyboard alone', async () => {
  const { story, dossierId } = await aDossierAfter(stage, aStory('Mắm rươi'), wayTo('lodge'))
  const page = await visit.openAs(
    'commune-officer',
    `/can-bo/qua-han?tt=open&q=${encodeURIComponent(story.name)}`,
  )
  await tabTo(page, `a[href="/can-bo/ho-so/${dossierId}"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/can-bo/ho-so/${dossierId}`)
  await tabTo(page, '#note')
  await tabTo(page, '.act button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?]da=accept/)

  for (const field of ['origin', 'labour', 'idea']) {
    await tabTo(page, `#${field}`)
    await page.keyboard.insertText('Đã kiểm tra tại cơ sở, đúng như hồ sơ.')
  }
  await tabTo(page, '.act button')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  const faults = await page.getByRole('alert').getByRole('link').allTextContents()
  expect(faults.map((fault) => fault.split(':')[0]?.trim())).toEqual([
    'Bản sắc, trí tuệ địa phương',
    'Số văn bản đề nghị',
  ])
  await tabTo(page, '#faults a[href="#identity"]')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('Nghề làm mắm truyền ba đời ở ven sông Rạng.')
  await tabTo(page, '#proposalNumber')
  await page.keyboard.insertText('15/UBND-KT')
  await tabTo(page, '.act button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?]da=commune-report/)
  expect(await page.locator('main').textContent()).toContain(
    'Cơ quan tham mưu, thành phố Hải Phòng',
  )
})

test('a supplement is asked for row by row, answered with a new paper, and the file goes on', async () => {
  const { dossierId } = await aDossierAfter(stage, aStory('Chả rươi'), wayTo('lodge'))
  const officer = await visit.openAs('commune-officer', `/can-bo/ho-so/${dossierId}`)
  await officer.getByText('Yêu cầu bổ sung', { exact: true }).click()
  await press(officer, 'Gửi yêu cầu bổ sung')
  expect(await officer.locator('#text-1-fault').textContent()).toContain('ít nhất một mục')
  await officer.locator('#about-1').selectOption('paper:test-report')
  await officer.locator('#text-1').fill('Phiếu kiểm nghiệm trong sáu tháng gần nhất')
  await officer.locator('#text-2').fill('abc')
  await press(officer, 'Gửi yêu cầu bổ sung')
  await officer.locator('#text-2-fault').waitFor()
  await officer.locator('#text-2').fill('Ảnh vùng nuôi có biển tên')
  await press(officer, 'Gửi yêu cầu bổ sung')
  await officer.waitForURL(/[?]da=supplement-requests/)

  const page = await visit.openAs(producer, `/chu-the/ho-so/${dossierId}`, { width: 390 })
  await page.locator('#kind-moi').selectOption('test-report')
  await page.locator('#file-moi').setInputFiles(await pdf('Phiếu kiểm nghiệm mới'))
  await page.getByText('đã nhận').waitFor()
  await page.locator('#answer').fill('Gửi kèm phiếu kiểm nghiệm và ảnh.')
  await press(page, 'Gửi bổ sung')
  await page.waitForURL(/[?]da=bo-sung/)
  await visit.go(officer, `/can-bo/ho-so/${dossierId}`)
  const text = await officer.locator('main').textContent()
  expect(text).toContain('Phiếu kiểm nghiệm mới.pdf')
  expect(text).toContain('Gửi kèm phiếu kiểm nghiệm và ảnh.')
})

test('the same form sent twice is one act', async () => {
  const { dossierId } = await aDossierAfter(stage, aStory('Rươi kho'), wayTo('lodge'))
  const page = await visit.openAs('commune-officer', `/can-bo/ho-so/${dossierId}`)
  const fields = await page
    .locator('.act form')
    .first()
    .evaluate((form: HTMLFormElement) =>
      new URLSearchParams(
        [...new FormData(form)].map(([name, value]) => [
          name,
          typeof value === 'string' ? value : '',
        ]),
      ).toString(),
    )
  const send = (): Promise<string> =>
    page.evaluate(
      ({ body }) =>
        fetch(location.pathname, { method: 'POST', body: new URLSearchParams(body) }).then(
          ({ url }) => url,
        ),
      { body: fields },
    )
  expect(await send()).toContain('da=accept')
  expect(await send()).toContain('da=accept')
  await visit.go(page, `/can-bo/ho-so/${dossierId}`)
  expect(await page.getByText('Tiếp nhận hồ sơ · Cấp xã').count()).toBe(1)
})

test('a visitor is sent to sign in and back; somebody without the post finds no such page', async () => {
  const visitor = await visit.open('/can-bo/qua-han?tt=open')
  expect(new URL(visitor.url()).searchParams.get('tiep')).toBe('/can-bo/qua-han?tt=open')
  const page = await visit.openAs(producer, '/chu-the')
  for (const path of [
    '/can-bo',
    '/hoi-dong',
    '/can-bo/ho-so/00000000-0000-4000-8000-000000000000',
  ]) {
    const response = await page.goto(new URL(path, visit.webUrl).href)
    expect([path, response?.status()]).toEqual([path, 404])
    expect(await page.locator('h1').textContent()).toBe('Không tìm thấy trang')
  }
})
