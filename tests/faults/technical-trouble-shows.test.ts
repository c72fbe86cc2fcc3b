import { beforeAll, expect, test, vi } from 'vitest'
import { pageOf } from '@ocop/kernel/page'
import { StepItem } from '@ocop/supervision/contract/board'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import {
  aDossierAfter,
  aStory,
  liveStage,
  play,
  way,
  wayTo,
  type Played,
} from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

/** What the city's staff read among the stuck steps about a dossier. */
const stuckOf = async ({ dossierId }: Played): Promise<readonly StepItem[]> => {
  const query = `subject=${dossierId}&state=stuck`
  const path = `/api/supervision/steps?${query}`
  return (await stack.person('officer-city').get(pageOf(StepItem), path)).items
}
const soon = { timeout: 180_000, interval: 2_000 }

test('a dossier that waits for a worker which is gone is stuck for that reason, in plain words, until one is back', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi kho niêu'), wayTo('opening'))
  await stack.parts.kill('worker')
  try {
    await play(stage, played, way.scoring)
    await vi.waitFor(async () => {
      expect(await stuckOf(played)).toMatchObject([
        {
          step: 'council-scoring',
          causes: ['technical'],
          sentence: 'Bộ phận chạy quy trình điện tử đang ngừng; hồ sơ đi tiếp khi khởi động lại.',
        },
      ])
    }, soon)
  } finally {
    await stack.parts.start('worker')
  }
  await vi.waitFor(async () => expect(await stuckOf(played)).toEqual([]), soon)
})
