import { beforeAll, expect, test } from 'vitest'
import { engage } from '../../infra/rehearsals/entering.ts'
import { playPlan } from '../../infra/rehearsals/play.ts'
import { dakGlei2025 } from '../../infra/rehearsals/plans/dak-glei-2025.ts'
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

/** Every part once while the district acts, while its files move, and after. */
const killsAroundTheTransfer = new Map<number, readonly string[]>([
  [4, ['dossiers']],
  [10, ['worker']],
  [16, ['postgres']],
  [22, ['identity', 's3']],
  [28, ['temporal']],
  [34, ['supervision', 'worker']],
  [40, ['dossiers', 'programme']],
  [46, ['web-store']],
  [52, ['temporal', 'worker']],
])

const isLong = process.env['OCOP_LONG'] !== undefined
const rounds = [
  {
    name: 'kim-thanh-2026, every part killed once or more',
    plan: kimThanh2026,
    seed: 2,
    kills: someKills,
  },
  {
    name: 'dak-glei-2025, killed around the end of its district',
    plan: dakGlei2025,
    seed: 2,
    kills: killsAroundTheTransfer,
  },
  ...(isLong
    ? [
        {
          name: 'kim-thanh-2026, a kill at every act',
          plan: kimThanh2026,
          seed: 3,
          kills: killsAtEveryAct(),
        },
      ]
    : []),
]

test.each(rounds)(
  'a year played through kills ends like one left in peace, and nothing is there twice: $name',
  async ({ plan, seed, kills }) => {
    const people = await engage({ file: stack.accountsFile, webUrl: stack.webUrl }, plan.casts)
    const disturbance = disturb(stack, kills)
    const outcome = await playPlan(people, plan, {
      seed,
      progress: (act) => disturbance.at(act),
    })
    await disturbance.over()
    expect(outcome).toEqual(expectedOutcome(plan))
    const { certificateSerials, ...counts } = await countsOf(
      stack.adminUrl,
      `rehearsal-${plan.plan}-${seed}`,
    )
    expect(counts).toMatchObject(undisturbed[plan.plan] ?? {})
    expect(counts).toMatchObject({ unanswered: 0, differing: [], doubled: [] })
    expect(counts).toMatchObject({ cards: counts.scorers, acts: counts.commands })
    expect(certificateSerials).toEqual(certificateSerials.map((_, index) => index + 1))
  },
  isLong ? 3_600_000 : 900_000,
)

/** What stands on record of a year left in peace. */
const undisturbed: Readonly<Record<string, object>> = {
  // Seven dossiers, one of them twice before a council of five; two products recognised before the year began.
  'kim-thanh-2026': {
    dossiers: 7,
    products: 7,
    cards: 40,
    results: 8,
    decisions: 8,
    certificates: 6,
    acts: 63,
    steps: 81,
    // Fourteen of them tell an owner and a commune of the city council's result, one the city of the central council's.
    notices: { reminder: 42, due: 2, escalation: 2 },
  },
  'dak-glei-2025': {
    dossiers: 7,
    products: 7,
    cards: 36,
    results: 9,
    decisions: 9,
    certificates: 6,
    acts: 73,
    steps: 93,
    notices: { reminder: 27, due: 5, escalation: 6 },
  },
}
