import { expect, test } from 'vitest'
import { levelFor } from '../../contract/plan.ts'
import { regime } from '../regime/regimes.ts'
import { stepDueAt } from './due.ts'

const law = regime('26-2026')
const province = (heldStars: number) =>
  levelFor(law, { kind: 're-evaluation', heldStars }, 'province')?.steps ?? []

test('a re-evaluation is reported on by the advisory body and goes to the council for written opinions', () => {
  for (const stars of [3, 4]) {
    const steps = province(stars)
    const advice = steps.find(({ step }) => step === 'advisory-report')
    expect(advice?.holder.role).toBe('provincial-officer')
    const scoring = steps.find(({ step }) => step === 'council-scoring')
    expect(scoring?.writtenOpinions).toMatchObject({ value: true, article: expect.any(String) })
  }
})

test('a product of five stars goes from the advisory body’s report to the ministry, past the province’s council', () => {
  const advice = province(5).find(({ step }) => step === 'advisory-report')
  expect(advice?.acts.find(({ act }) => act === 'advisory-report')?.then).toEqual({
    step: 'proposal',
  })
  const proposal = province(5).find(({ step }) => step === 'proposal')
  expect(proposal?.acts.find(({ act }) => act === 'forward')?.then).toEqual({
    outcome: 'forwarded',
  })
})

test('a re-evaluation is decided within 45 days of the full dossier, whatever its steps took', () => {
  const decision = province(4).find(({ step }) => step === 'decision')
  if (!decision) throw new Error('There is no decision')
  const due = stepDueAt(law, decision, {
    dossier: { kind: 're-evaluation' },
    level: 'province',
    receivedAt: '2026-07-01T02:00:00.000Z',
    at: '2026-08-10T02:00:00.000Z',
    closedDays: [],
  })
  // The 45th day is 15 August, a Saturday.
  expect(due).toBe('2026-08-17T16:59:59.999Z')
})
