import { Worker } from '@temporalio/worker'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { levelsFor, type Application } from '@ocop/dossiers/contract/plan'
import { Regime } from '@ocop/dossiers/contract/regime'
import law148 from '../../../services/dossiers/data/regimes/148-2023.json' with { type: 'json' }
import law1489 from '../../../services/dossiers/data/regimes/1489-2025.json' with { type: 'json' }
import law26 from '../../../services/dossiers/data/regimes/26-2026.json' with { type: 'json' }
import { noon } from '../../test/dossier-processes.ts'
import { happenings, lodging, type Box } from '../../test/model/commands.ts'
import { RealEvaluation } from '../../test/model/real.ts'
import { begin } from '../../test/model/situation.ts'
import { openStage, type Stage } from '../../test/stage.ts'

const isLong = process.env['OCOP_LONG'] !== undefined
const numRuns = isLong ? 17 : 2
/** Enough to come from the lodging to the last decision with everything else in between. */
const length = isLong ? 60 : 40
const seed = Number(process.env['OCOP_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))

const laws = [law148, law1489, law26].map((law) => Regime.parse(law))
/** Where a transferred evaluation goes over to: the levels under each law. */
const successors = laws.map((law) => levelsFor(law, { kind: 'first', heldStars: null }))
const applications = fc.oneof(
  fc.constant<Application>({ kind: 'first', heldStars: null }),
  fc.record({
    kind: fc.constantFrom('upgrade', 're-evaluation'),
    heldStars: fc.constantFrom(3, 4, 5),
  }),
)
/** How long one run of a level's process is: down to one command, so that it continues as new at every turn. */
const runLengths = fc.constantFrom(undefined, 1, 2, 3, 5)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

test.each(laws.map((law, index) => [law.id, law, seed + index] as const))(
  'whatever happens to a dossier under %s, its processes do what the plan says, and every history replays',
  { timeout: isLong ? 3_600_000 : 300_000 },
  async (id, regime, seedHere) => {
    const played: RealEvaluation[] = []
    const happening = fc.oneof(...happenings(successors))
    const happened = fc.array(happening, { minLength: length, maxLength: length })
    await fc.assert(
      fc.asyncProperty(
        applications,
        runLengths,
        happened,
        async (application, commandsPerRun, commands) => {
          const real = new RealEvaluation(stage, { regime, application, commandsPerRun })
          played.push(real)
          const box: Box = { situation: begin(levelsFor(regime, application), noon) }
          await lodging({}).run(box, real)
          await fc.asyncModelRun(() => ({ model: box, real }), commands)
        },
      ),
      // What fails is told with seed and path; shrinking it against a server would take hours.
      { numRuns, seed: seedHere, endOnFailure: true },
    )
    const { replayed, continued } = await replay(played)
    const steps = played.reduce((sum, { agreed }) => sum + agreed, 0)
    process.stdout.write(
      `model of ${id}: seed ${seedHere}, ${played.length} runs of ${steps} steps, ${replayed} histories replayed, ${continued} of them continued as new\n`,
    )
    expect(replayed).toBeGreaterThan(played.length)
  },
)

/** @returns how many histories of these evaluations the workflows replay, and how many of them go on in another */
const replay = async (
  played: readonly RealEvaluation[],
): Promise<{ readonly replayed: number; readonly continued: number }> => {
  const histories = (await Promise.all(played.map((real) => real.histories()))).flat()
  const { workflowBundle } = stage
  for (const { workflowId, history } of histories)
    await Worker.runReplayHistory({ workflowBundle }, history, workflowId)
  const continued = histories.filter(({ continuedFrom }) => continuedFrom !== undefined)
  return { replayed: histories.length, continued: continued.length }
}
