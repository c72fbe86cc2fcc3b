import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserVisits } from './visit.ts'

const visit = browserVisits()

/** Ticks the option with most points of every criterion; the last one printed, or an earlier one worth more. */
const tickTheBest = async (page: Page): Promise<void> => {
  for (const criterion of await page.locator('fieldset[id^="tc-"]').all()) {
    const choices = await criterion.locator('label.choice').all()
    const points = await Promise.all(
      choices.map(async (choice) =>
        Number.parseFloat((await choice.locator('.points').textContent()) ?? '0'),
      ),
    )
    await choices[points.indexOf(Math.max(...points))]?.locator('input').check()
  }
}

test('the result follows every tick without anything being sent', async () => {
  const page = await visit.open('/tu-cham-diem/13')
  const sent: string[] = []
  page.on('request', (request) => {
    if (['document', 'fetch', 'xhr', 'ping'].includes(request.resourceType()))
      sent.push(request.url())
  })
  await tickTheBest(page)
  const result = page.locator('#ket-qua')
  expect(await result.getByRole('status').textContent()).toContain('100 trên 100 điểm')
  expect(await result.getByRole('status').textContent()).toContain('5 sao')
  const mark = page.locator('fieldset[id^="tc-"]').first().locator('input').first()
  await mark.check()
  expect(await result.getByRole('status').textContent()).not.toContain('100 trên')
  expect(sent).toEqual([])
})

test('with script switched off the same form is graded by the service', async () => {
  const page = await visit.open('/tu-cham-diem/1', { script: false })
  await tickTheBest(page)
  await page.getByRole('button', { name: 'Xem kết quả' }).click()
  const result = page.locator('#ket-qua').getByRole('status')
  expect(await result.textContent()).toContain('100 trên 100 điểm')
  const ticked = page.locator('fieldset[id^="tc-"] input:checked')
  expect(await ticked.count()).toBe(await page.locator('fieldset[id^="tc-"]').count())
})

test('all 26 product sets can be chosen', async () => {
  const page = await visit.open('/tu-cham-diem')
  expect(await page.locator('main li a').count()).toBe(26)
})
