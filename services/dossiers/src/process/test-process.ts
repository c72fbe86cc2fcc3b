import { Problem } from '@ocop/kernel/problem'
import type {
  ActAnswer,
  ActMessage,
  EnterStep,
  EvaluationInput,
  OpenedStep,
  Successor,
} from '../../contract/evaluation.ts'
import type { LevelOutcome, LevelPlan, StepName, StepPlan } from '../../contract/regime.ts'
import { applyCommand } from '../command/apply.ts'
import type { Needs } from '../needs.ts'
import { tallyOf } from '../council/standing.ts'
import { applyToProcess } from '../process-command/apply.ts'
import { findRun } from '../process-run/store.ts'
import { closeRound } from '../round/look.ts'
import { carryOut, ordersLeft } from '../round/orders.ts'
import { lapseSupplement } from '../supplement/lapse.ts'
import { closeVisit, pauseVisit } from './end-step.ts'
import type { ProcessGateway } from './gateway.ts'
import { enterStep } from './steps.ts'

/** Where one dossier stands in its walk. */
type Walk = {
  readonly input: EvaluationInput
  levels: readonly LevelPlan[]
  readonly attempts: Map<string, number>
  plan: LevelPlan
  attempt: number
  scoring: number
  processVersion: number
  step: StepPlan
  opened: OpenedStep
  asking: { readonly step: StepPlan; readonly opened: OpenedStep } | undefined
  readonly visits: Map<string, number>
}

type End = {
  readonly outcome: LevelOutcome
  readonly successor?: Successor | undefined
}

const levelAfter = ({ levels, plan }: Walk, { outcome, successor }: End): LevelPlan | undefined => {
  if (successor) return levels.find(({ level }) => level === successor.level)
  if (outcome === 'proposed') return levels[levels.indexOf(plan) + 1]
  if (outcome === 'returned') return levels[levels.indexOf(plan) - 1]
  return levels.find(({ level }) => outcome === 'forwarded' && level === plan.forwardFrom?.to)
}

const entryAt = (next: LevelPlan, { outcome, successor }: End): StepName | undefined =>
  successor?.entry ??
  (outcome === 'returned' ? next.onReturn?.step : undefined) ??
  next.steps[0]?.step

const isOfCouncil = (step: StepName): boolean =>
  step === 'council-scoring' || step === 'council-result'

const outOfTurn = (): Problem => new Problem('conflict', 'act-not-now', 'Not what it waits for.')

/** What a round's process does after a command: tells the dossiers what was ordered, and closes what is decided. */
const followRound = async (needs: Needs, roundId: string, at: string): Promise<void> => {
  while ((await ordersLeft(needs.db, roundId)) > 0) await carryOut(needs, roundId)
  await closeRound(needs.db, roundId, at)
}

/**
 * Walks the regimes' plans at once and without a clock, through the same record functions as the real process calls:
 * for tests of the routes that need no engine.
 */
export const testProcess = (needs: Needs): ProcessGateway => {
  const walks = new Map<string, Walk>()
  const turns = new Map<string, Promise<unknown>>()

  /** One thing after the other per dossier, as the real process takes them. */
  const inTurn = <T>(dossierId: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(dossierId) ?? Promise.resolve()).then(work)
    turns.set(
      dossierId,
      turn.catch(() => undefined),
    )
    return turn
  }

  const place = (walk: Walk) => ({
    dossierId: walk.input.dossierId,
    level: walk.plan.level,
    attempt: walk.attempt,
    scoring: walk.scoring,
    processVersion: (walk.processVersion += 1),
  })

  const open = async (walk: Walk, name: StepName | undefined, at: string): Promise<void> => {
    const step = walk.plan.steps.find((plan) => plan.step === name)
    if (!step) throw new Error(`No step ${name}`)
    const key = `${walk.plan.level}/${walk.attempt}/${step.step}`
    const visit = (walk.visits.get(key) ?? 0) + 1
    walk.visits.set(key, visit)
    const entry: EnterStep = { ...place(walk), step: step.step, visit, at }
    walk.step = step
    walk.opened = (await enterStep(needs, entry)).opened
  }

  /** The same visit of the step the walk is at stands again. */
  const reopen = async (walk: Walk, at: string): Promise<void> => {
    const { step } = walk.step
    const visit = walk.visits.get(`${walk.plan.level}/${walk.attempt}/${step}`) ?? 1
    walk.opened = (await enterStep(needs, { ...place(walk), step, visit, at })).opened
  }

  const resume = async (walk: Walk, at: string): Promise<void> => {
    if (!walk.asking) throw new Error('Nobody asked')
    walk.step = walk.asking.step
    walk.asking = undefined
    await reopen(walk, at)
  }

  const close = (opened: OpenedStep, at: string, outcome: string) =>
    closeVisit(needs, opened.id, { at, outcome })

  const leave = async (walk: Walk, { outcome, successor }: End, at: string): Promise<void> => {
    await close(walk.opened, at, outcome)
    if (walk.asking) await close(walk.asking.opened, at, outcome)
    walk.asking = undefined
    walk.levels = successor?.levels ?? walk.levels
    const next = levelAfter(walk, { outcome, successor })
    if (!next) return void walks.delete(walk.input.dossierId)
    walk.plan = next
    walk.scoring = 1
    walk.attempt = (walk.attempts.get(next.level) ?? 0) + 1
    walk.attempts.set(next.level, walk.attempt)
    await open(walk, entryAt(next, { outcome, successor }), at)
  }

  const follow = async (
    walk: Walk,
    then: StepPlan['acts'][number]['then'],
    { at, outcome }: { readonly at: string; readonly outcome?: LevelOutcome },
  ): Promise<void> => {
    if (then === 'stay') return reopen(walk, at)
    if (then === 'back') {
      await close(walk.opened, at, 'answered')
      return resume(walk, at)
    }
    if ('outcome' in then) return leave(walk, { outcome: outcome ?? then.outcome }, at)
    if (then.step === 'supplement') {
      if (walk.opened.supplementPauses) await pauseVisit(needs, walk.opened.id, at)
      walk.asking = { step: walk.step, opened: walk.opened }
    } else await close(walk.opened, at, then.step)
    if (then.step === 'council-scoring' && isOfCouncil(walk.step.step)) walk.scoring = 2
    return open(walk, then.step, at)
  }

  const lodge = async (message: ActMessage, input: EvaluationInput): Promise<ActAnswer> => {
    const [plan] = input.levels
    const [step] = plan?.steps ?? []
    if (!plan || !step || walks.has(input.dossierId)) throw outOfTurn()
    const opened = { id: '', step: step.step, dueAt: '', marks: [], supplementPauses: false }
    const walk: Walk = {
      ...{ input, levels: input.levels, plan, step, opened },
      ...{ attempt: 1, scoring: 1, processVersion: 0, attempts: new Map([[plan.level, 1]]) },
      asking: undefined,
      visits: new Map(),
    }
    const { id, version, state } = await applyCommand(needs.db, { ...place(walk), ...message })
    walks.set(input.dossierId, walk)
    await open(walk, step.step, message.at)
    return { id, version, state }
  }

  const act = async (message: ActMessage, dossierId: string): Promise<ActAnswer> => {
    const walk = walks.get(dossierId)
    const then = walk?.step.acts.find((entry) => entry.act === message.act)?.then
    if (!walk || (!then && message.act !== 'transfer')) throw outOfTurn()
    const applied = await applyCommand(needs.db, { ...place(walk), ...message })
    const { outcome, stays, successor } = applied
    const { at } = message
    if (successor) await leave(walk, { outcome: 'transferred', successor }, at)
    else if (then)
      await follow(walk, stays ? 'stay' : then, { at, ...(outcome ? { outcome } : {}) })
    return { id: applied.id, version: applied.version, state: applied.state }
  }

  const pass = async (dossierId: string, at: string): Promise<void> => {
    const walk = walks.get(dossierId)
    if (!walk?.step.lapse || at <= walk.opened.dueAt) return
    const { id: stepId } = walk.opened
    await lapseSupplement(needs, { ...place(walk), stepId, at })
    await close(walk.opened, at, 'lapsed')
    await resume(walk, at)
  }

  const count = async (dossierId: string, at: string): Promise<void> => {
    const walk = walks.get(dossierId)
    if (walk?.step.step !== 'council-scoring') return
    const dossier = await needs.db
      .selectFrom('dossier')
      .select(['id', 'regime', 'unitPath', 'realm'])
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow()
    const { plan, attempt, scoring } = walk
    const scores = { dossierId, level: plan.level, attempt, scoring }
    const tally = await tallyOf(needs.db, dossier, scores)
    const again = tally.gapTooWide && !tally.standing.round && walk.scoring === 1
    if (tally.complete)
      await follow(walk, { step: again ? 'council-scoring' : 'council-result' }, { at })
  }

  return {
    lodge: (message, input) => inTurn(input.dossierId, () => lodge(message, input)),
    act: (message, { dossierId }) => inTurn(dossierId, () => act(message, dossierId)),
    announceScorecard: ({ at }, { dossierId }) => inTurn(dossierId, () => count(dossierId, at)),
    start: async () => undefined,
    resume: async () => undefined,
    resumeDossier: async () => undefined,
    command: (message, workflowId) =>
      inTurn(workflowId, async () => {
        const { processVersion } = await findRun(needs.db, workflowId)
        const applied = await applyToProcess(needs.db, {
          ...message,
          workflowId,
          processVersion: processVersion + 1,
        })
        if (workflowId.startsWith('round:')) await followRound(needs, applied.id, message.at)
        return applied
      }),
    tellChanged: async () => undefined,
    advanceClock: (workflowId, now) => {
      const dossierId = workflowId.replace('dossier:', '')
      return inTurn(dossierId, () => pass(dossierId, now))
    },
    announceChange: async () => undefined,
    quietness: async () => ({ quiet: true, waits: [] }),
    ping: async () => undefined,
  }
}
