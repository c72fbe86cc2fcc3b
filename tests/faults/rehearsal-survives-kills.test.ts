import { beforeAll, expect, test } from 'vitest'
import { playPlan } from '../../infra/rehearsals/play.ts'
import { kimThanh2026 } from '../../infra/rehearsals/plans/kim-thanh-2026.ts'
import { disturb } from '../support/disturbance.ts'
import { countsOf } from '../support/ledger-count.ts'
import { expectedOutcome } from '../support/outcomes.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
beforeAll(async () => {
  stack = await openStack()
})

/** At which act of the year what is killed: every part at least once, the engine and the database in the thick of it. */
const someKills = new Map<number, readonly string[]>([
  [1, ['files']],
  [3, ['dossiers']],
  [6, ['s3']],
  [9, ['worker']],
  [12, ['identity']],
  [15, ['supervision']],
  [18, ['web-store']],
  [21, ['temporal']],
  [26, ['worker', 'dossiers']],
  [30, ['postgres']],
  [36, ['catalogue', 'programme', 'support-payments']],
  [40, ['temporal', 'worker']],
  [46, ['dossiers', 'supervision']],
  [50, ['postgres', 'web-store']],
])

/** Every act meets a kill; each part's turn comes again and again. */
const killsAtEveryAct = (): ReadonlyMap<number, readonly string[]> => {
  const parts = [
    'worker',
    'dossiers',
    'supervision',
    'web-store',
    'identity',
    'temporal',
    'postgres',
    'files',
    's3',
    'catalogue',
  ]
  return new Map(
    Array.from({ length: 55 }, (_, act) => [act, [parts[act % parts.length] ?? 'worker']]),
  )
}

const isLong = process.env['OCOP_LONG'] !== undefined
const rounds = [
  { name: 'every part killed once or more', seed: 2, kills: someKills },
  ...(isLong ? [{ name: 'a kill at every act', seed: 3, kills: killsAtEveryAct() }] : []),
]

test.each(rounds)(
  'a year played through kills ends like one left in peace, and nothing is there twice: $name',
  async ({ seed, kills }) => {
    const disturbance = disturb(stack, kills)
    const outcome = await playPlan(stack.people, kimThanh2026, {
      seed,
      progress: (act) => disturbance.at(act),
    })
    await disturbance.over()
    expect(outcome).toEqual(expectedOutcome(kimThanh2026))
    const { certificateSerials, ...counts } = await countsOf(
      stack.adminUrl,
      `rehearsal-kim-thanh-2026-${seed}`,
    )
    expect(counts).toEqual(undisturbed)
    expect(certificateSerials).toEqual(certificateSerials.map((_, index) => index + 1))
  },
  isLong ? 3_600_000 : 900_000,
)

/** Six dossiers, one of them twice before a council of five; one product recognised before the year began. */
const undisturbed = {
  dossiers: 6,
  products: 6,
  cards: 35,
  scorers: 35,
  results: 7,
  decisions: 7,
  certificates: 5,
  acts: 48,
  commands: 48,
  unanswered: 0,
  steps: 48,
  differing: [],
  notices: { due: 1, escalation: 2, reminder: 22 },
  doubled: [],
  productSerials: [1, 1, 2, 3, 4, 5],
}
