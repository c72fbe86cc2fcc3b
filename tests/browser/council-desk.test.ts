import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, wayTo } from '../support/live-stage.ts'
import { openStack } from '../support/stack.ts'
import { deskVisits } from './desk-visit.ts'

const visit = deskVisits()
let stage: Stage

beforeAll(async () => {
  stage = await liveStage(await openStack())
})

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click()

/** Chooses in every criterion the option `fromEnd` places before "none of these". */
const mark = async (page: Page, fromEnd: number): Promise<void> => {
  for (const group of await page.locator('fieldset.criterion').all()) {
    const options = group.locator('input[type=radio]')
    await options.nth(Math.max(0, (await options.count()) - 1 - fromEnd)).check()
  }
}

const handIn = async (page: Page): Promise<void> => {
  await press(page, 'Gửi phiếu chấm')
  await page.waitForURL(/[?]da=cham/)
}

test('a member scores alone: open criteria are named one by one, and nobody’s card shows before the own one', async () => {
  const { dossierId } = await aDossierAfter(stage, aStory('Bún rươi'), wayTo('opening'))
  const address = `/hoi-dong/ho-so/${dossierId}`
  const first = await visit.openAs('member-1-city', address, { width: 390 })
  await press(first, 'Gửi phiếu chấm')
  const all = await first.locator('fieldset.criterion').count()
  expect(await first.getByRole('alert').getByRole('link').count()).toBe(all)
  await mark(first, 1)
  await first
    .locator('textarea')
    .first()
    .evaluate((area: HTMLTextAreaElement) => {
      area.value = 'Cần xem lại hợp đồng.'
    })
  await handIn(first)
  expect(await first.locator('main').textContent()).toContain('1 trên')

  const second = await visit.openAs('member-2-city', address)
  const before = await second.locator('main').textContent()
  expect(before).not.toContain('Cần xem lại hợp đồng.')
  expect(before).not.toContain('Điểm trung bình')
  await mark(second, 2)
  await handIn(second)
  expect(await second.locator('main').textContent()).toContain('Cần xem lại hợp đồng.')
})

test('the running total follows every choice and says what is missing for the next star', async () => {
  const { dossierId } = await aDossierAfter(stage, aStory('Ruốc rươi'), wayTo('opening'))
  const page = await visit.openAs('member-1-city', `/hoi-dong/ho-so/${dossierId}`)
  const tally = page.locator('.tally')
  await tally.scrollIntoViewIfNeeded()
  await mark(page, 1)
  await page.locator('.tally-line', { hasText: 'đã chấm đủ' }).waitFor()
  expect(await tally.textContent()).toMatch(/\d+ điểm[1-5] sao/)
  await page.locator('#knockouts input').first().check()
  await page.locator('.tally-line', { hasText: 'Không được xếp hạng' }).waitFor()
})

test('the chair concludes on an agreed sheet that begins with what most members chose, and the decider decides', async () => {
  const { dossierId } = await aDossierAfter(stage, aStory('Rươi sấy'), wayTo('scoring'))
  const address = `/hoi-dong/ho-so/${dossierId}`
  const chair = await visit.openAs('chair-city', address)
  await chair.getByRole('link', { name: 'Thống nhất kết quả' }).click()
  await chair.waitForURL(/ket-luan/)
  const open = await chair.locator('fieldset.criterion:not(:has(input:checked))').count()
  expect(open).toBe(0)
  await press(chair, 'Ghi nhận kết quả')
  await chair.locator('#minutes-fault').waitFor()
  await chair.locator('#minutes').fill('Hội đồng họp đủ thành viên và thống nhất theo phiếu chung.')
  await press(chair, 'Ghi nhận kết quả')
  await chair.waitForURL(/[?]da=council-results/)

  const decider = await visit.openAs('decider-city', `/can-bo/ho-so/${dossierId}`)
  await decider.getByRole('heading', { name: /Quyết định công nhận 3 sao/ }).waitFor()
  await decider.locator('#decisionNumber').fill('120/QĐ-UBND')
  await press(decider, 'Ra quyết định')
  await decider.waitForURL(/[?]da=decisions/)
  const producer = await visit.openAs('htx-ruoi', `/chu-the/ho-so/${dossierId}`, { width: 390 })
  expect(await producer.locator('main').textContent()).toMatch(/31-10804-\d+-\d{4}-3-DT\d+/)
})
