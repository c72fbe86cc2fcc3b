import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, wayTo, type Played } from '../support/live-stage.ts'
import { openStack } from '../support/stack.ts'
import { deskVisits, violationsOn } from './desk-visit.ts'

const visit = deskVisits()
let stage: Stage

beforeAll(async () => {
  stage = await liveStage(await openStack())
})

const aDossierAtScoring = (name: string): Promise<Played> =>
  aDossierAfter(stage, aStory(name), wayTo('opening'))

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click()
const open = (page: Page, summary: string): Promise<void> =>
  page.locator('main summary', { hasText: summary }).click()
const textOf = async (page: Page): Promise<string> =>
  (await page.locator('main').textContent()) ?? ''

const reason = 'Anh ruột là chủ cơ sở sản xuất.'
/** By its page a member says that they keep out; on a phone, without script. */
const declareOwn = async (dossierId: string): Promise<Page> => {
  const page = await visit.openAs('member-1-city', `/hoi-dong/ho-so/${dossierId}`, {
    width: 390,
    script: false,
  })
  await page.getByRole('link', { name: 'Khai báo xung đột lợi ích' }).click()
  await page.waitForURL(/\/xung-dot$/)
  await page.getByLabel('Quan hệ gia đình, họ hàng').check()
  await page.locator('#reason').fill(reason)
  await press(page, 'Khai báo xung đột lợi ích')
  await page.waitForURL(/\/hoi-dong[?]da=declare/)
  return page
}

/** What both the phone and the desktop must hold to. */
const isSound = async (page: Page): Promise<void> => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
    expect(await violationsOn(page)).toEqual([])
  }
}

test('a member who declares a conflict on the card finds the dossier gone, until the chair lifts it with a reason', async () => {
  const { dossierId, story } = await aDossierAtScoring('Mắm rươi')
  const address = `/hoi-dong/ho-so/${dossierId}`
  const member = await declareOwn(dossierId)
  expect(await member.getByRole('status').textContent()).toContain(
    'Đã ghi nhận khai báo xung đột lợi ích',
  )
  expect(await textOf(member)).not.toContain(story.name)
  const gone = await member.goto(new URL(address, visit.webUrl).href)
  expect(gone?.status()).toBe(404)

  const chair = await visit.openAs('chair-city', address)
  await chair.getByRole('link', { name: 'Khai báo, xem xung đột lợi ích' }).click()
  await chair.waitForURL(/\/xung-dot$/)
  const seen = await textOf(chair)
  expect(seen).toContain(`Quan hệ gia đình, họ hàng: ${reason}`)
  expect(seen).toContain('Tự khai báo')
  await open(chair, 'Gỡ khai báo nhầm')
  await press(chair, 'Gỡ khai báo')
  await chair.locator('#liftReason-fault').waitFor()
  await isSound(chair)
  await chair.locator('#liftReason').fill('Khai nhầm chủ cơ sở cùng họ tên.')
  await press(chair, 'Gỡ khai báo')
  await chair.waitForURL(/[?]da=lift/)
  expect(await textOf(chair)).toContain('Lý do gỡ: Khai nhầm chủ cơ sở cùng họ tên.')

  await visit.go(member, '/hoi-dong')
  await member.getByRole('link', { name: story.name }).click()
  await member.getByRole('button', { name: 'Gửi phiếu chấm' }).waitFor()
})

test('a bad declaration comes back with what was typed and each fault at its field', async () => {
  const { dossierId } = await aDossierAtScoring('Cáy muối')
  const address = `/hoi-dong/ho-so/${dossierId}/xung-dot`
  const page = await visit.openAs('member-1-city', address, { width: 390, script: false })
  await page.locator('#reason').fill('Quen')
  await press(page, 'Khai báo xung đột lợi ích')
  await page.locator('#reason-fault').waitFor()
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(2)
  expect(await page.locator('#ground-fault').textContent()).toContain('Xin chọn một căn cứ')
  expect(await page.locator('#reason').inputValue()).toBe('Quen')
})

test('the secretary declares for a member whom they choose by seat; the decider sees it and may lift it', async () => {
  const { dossierId } = await aDossierAtScoring('Rươi kho')
  const address = `/hoi-dong/ho-so/${dossierId}`
  const secretary = await visit.openAs('secretary-city', address)
  await secretary.getByRole('link', { name: 'Xung đột lợi ích', exact: true }).click()
  await secretary.waitForURL(/\/xung-dot$/)
  await open(secretary, 'Khai báo cho thành viên khác')
  await secretary.locator('#otherPerson').selectOption({ label: 'Ủy viên, Sở Công Thương' })
  await secretary.locator('#otherGround').getByLabel('Đã tư vấn, giúp lập hồ sơ').check()
  await secretary.locator('#otherReason').fill('Đã giúp chủ thể lập hồ sơ năm nay.')
  await isSound(secretary)
  await press(secretary, 'Ghi nhận khai báo')
  await secretary.waitForURL(/[?]da=declare-other/)
  expect(await secretary.locator('summary', { hasText: 'Gỡ khai báo nhầm' }).count()).toBe(0)

  const decider = await visit.openAs('decider-city', `/can-bo/ho-so/${dossierId}`)
  await decider.getByRole('link', { name: 'Xung đột lợi ích của thành viên Hội đồng' }).click()
  await decider.waitForURL(/\/xung-dot$/)
  expect(await textOf(decider)).toContain('Người khai báo: Thư ký, Chi cục Phát triển nông thôn')
  expect(await decider.locator('summary', { hasText: 'Gỡ khai báo nhầm' }).count()).toBe(1)
  expect(await textOf(decider)).not.toContain('Khai báo của ông/bà')
})
