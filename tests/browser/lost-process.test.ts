import { beforeAll, expect, test, vi } from 'vitest'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { StepItem } from '@ocop/supervision/contract/board'
import { pageOf } from '@ocop/kernel/page'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { openEngine } from '../support/engine.ts'
import { aDossierAfter, aStory, liveStage, play, way, wayTo } from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'
import { deskVisits, violationsOn } from './desk-visit.ts'

const visit = deskVisits()
let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

test('on the board an administrator reads why a lost process stands still and has it go on; an officer only reads', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi rang'), wayTo('lodge'))
  const engine = await openEngine(stack)
  try {
    const process = engine.workflow.getHandle(evaluation.workflowId(played.dossierId))
    await process.terminate('planted')
    const path = `/api/supervision/steps?subject=${played.dossierId}&cause=technical`
    await vi.waitFor(
      async () => {
        const { total } = await stack.person('administrator').get(pageOf(StepItem), path)
        expect(total).toBe(1)
      },
      { timeout: 120_000, interval: 1_000 },
    )
    const board = `/can-bo/qua-han?tt=stuck&q=${encodeURIComponent(played.story.name)}`
    const officer = await visit.openAs('officer-city', board)
    const said = 'Không tìm thấy quy trình điện tử của hồ sơ, cần quản trị hệ thống xử lý.'
    expect(await officer.locator('main').textContent()).toContain(said)
    expect(await officer.getByText('Khôi phục quy trình').count()).toBe(0)

    const page = await visit.openAs('administrator', board, { width: 390 })
    expect(await page.locator('main').textContent()).toContain(said)
    await page.locator('main summary', { hasText: 'Khôi phục quy trình' }).click()
    expect(await violationsOn(page)).toEqual([])
    await page.getByLabel('Lý do').fill('Quy trình bị dừng khi chuyển máy chủ.')
    await page.getByRole('button', { name: 'Khôi phục quy trình' }).click()
    await page.waitForURL(/[?&]da=resume/)
    expect(await page.locator('main').textContent()).toContain('Đã khôi phục quy trình')
    expect((await process.describe()).status.name).toBe('RUNNING')
  } finally {
    await engine.connection.close()
  }
  await play(stage, played, way.communeAccept)
})
