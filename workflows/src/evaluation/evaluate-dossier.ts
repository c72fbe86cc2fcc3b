import {
  allHandlersFinished,
  condition,
  patched,
  proxyActivities,
  setHandler,
  startChild,
} from '@temporalio/workflow'
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
} from '@temporalio/common'
import {
  evaluation,
  searchAttributes,
  type ActAnswer,
  type ActMessage,
  type DossierMemory,
  type EvaluationInput,
  type LevelResult,
} from '@ocop/dossiers/contract/evaluation'
import type { LevelPlan } from '@ocop/dossiers/contract/regime'
import type { EvaluationActivities } from './activities.ts'
import { evaluateAtLevel } from './evaluate-at-level.ts'
import { LodgingDesk } from './lodging-desk.ts'
import { lodge } from './messages.ts'
import { asRefusal, misplanned, patience } from './policy.ts'
import { continueWith } from './run-length.ts'

const dossiers = proxyActivities<EvaluationActivities>(patience)

/**
 * One dossier from lodging to its end: level after level as the regime in its input has them.
 * Each level is a child with a numbered attempt; this process only says which level comes next, and
 * begins a new run with it.
 */
export async function evaluateDossier(input: EvaluationInput): Promise<LevelResult | 'refused'> {
  const { memory } = input
  const desk = new LodgingDesk(memory?.lodging)
  setHandler(lodge, (message) => desk.receive(message), {
    validator: (message) => desk.validate(message),
  })
  const result = await (memory ? climb(input, memory) : begin(input, desk))
  await condition(allHandlersFinished)
  return result
}

const begin = async (
  input: EvaluationInput,
  desk: LodgingDesk,
): Promise<LevelResult | 'refused'> => {
  const { commandId, at, act } = await desk.arrival()
  const [first] = input.levels
  if (first === undefined) throw misplanned('the regime has no level')
  let answer: ActAnswer
  try {
    answer = await applyLodging(input.dossierId, first, { commandId, at, act })
  } catch (error) {
    // Nothing was written: the dossier is a draft as before, and another lodging starts anew.
    desk.answer(asRefusal(error))
    return 'refused'
  }
  const lodged: DossierMemory = {
    lodging: { commandId, answer },
    levels: input.levels,
    next: { level: first.level, at, processVersion: lodgingVersion },
    attempts: [],
  }
  return climb(input, lodged, () => desk.answer(answer))
}

/** Lodging is the first write of a dossier's processes. */
const lodgingVersion = 1

const applyLodging = async (
  dossierId: string,
  { level }: LevelPlan,
  { commandId, at }: ActMessage,
): Promise<ActAnswer> => {
  const { id, version, state } = await dossiers.applyCommand({
    ...{ commandId, dossierId, level, at },
    attempt: 1,
    scoring: 1,
    processVersion: lodgingVersion,
  })
  return { id, version, state }
}

/** What operators find a level's process by; one that began without knowing where it belongs starts its levels without it. */
const lookedUpBy = (
  { level }: LevelPlan,
  unitPath: string | undefined,
): { typedSearchAttributes?: SearchAttributePair[] } =>
  unitPath === undefined
    ? {}
    : {
        typedSearchAttributes: [
          { key: keyword(searchAttributes.level), value: level },
          { key: keyword(searchAttributes.unit), value: unitPath },
        ],
      }
const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD)

/**
 * Level by level until one of them ends the evaluation.
 * @param onStanding called when the level has begun
 */
const climb = async (
  input: EvaluationInput,
  from: DossierMemory,
  onStanding: () => void = () => undefined,
): Promise<LevelResult> => {
  for (let here = from; ;) {
    const plan = here.levels.find(({ level }) => level === here.next.level)
    if (plan === undefined) throw misplanned('the regime has no such level')
    const attempts = new Map(here.attempts)
    const attempt = (attempts.get(plan.level) ?? 0) + 1
    attempts.set(plan.level, attempt)
    const result = await passLevel(input, { plan, attempt, ...here.next }, onStanding)
    const next = nextAfter(here.levels, plan, result)
    if (next === undefined) return finish(result)
    here = { ...here, ...next, attempts: [...attempts] }
    // A process that was begun before goes on in one run.
    if (patched('2026-11-run-per-level')) await beginRun(input, here)
  }
}

/** The next level is a new run's. Who still waits for an answer gets it of this one. */
const beginRun = async (input: EvaluationInput, memory: DossierMemory): Promise<never> => {
  await condition(allHandlersFinished)
  return continueWith<typeof evaluateDossier>({ ...input, memory })
}

const passLevel = async (
  { dossierId, clock, unitPath, commandsPerRun }: EvaluationInput,
  {
    plan,
    attempt,
    entry,
    memory,
    ...next
  }: DossierMemory['next'] & { readonly plan: LevelPlan; readonly attempt: number },
  onStanding: () => void,
): Promise<LevelResult> => {
  const child = await startChild(evaluateAtLevel, {
    workflowId: evaluation.levelWorkflowId(dossierId, plan.level, attempt),
    args: [
      {
        ...{ dossierId, clock, plan, attempt },
        ...{ arrivedAt: next.at, processVersion: next.processVersion },
        ...(entry === undefined ? {} : { entry }),
        ...(memory === undefined ? {} : { memory }),
        ...(commandsPerRun === undefined ? {} : { commandsPerRun }),
      },
    ],
    parentClosePolicy: 'REQUEST_CANCEL',
    ...lookedUpBy(plan, unitPath),
  })
  onStanding()
  return child.result()
}

/** Which level comes next by whose levels, and where it is entered: at its first step where nothing says otherwise. */
const nextAfter = (
  levels: readonly LevelPlan[],
  plan: LevelPlan,
  result: LevelResult,
): Pick<DossierMemory, 'levels' | 'next'> | undefined => {
  const { outcome, successor, at, processVersion } = result
  const next = levelAfter(levels, plan, result)
  if (next === undefined) return undefined
  const entry = successor?.entry ?? (outcome === 'returned' ? next.onReturn?.step : undefined)
  return {
    levels: successor?.levels ?? levels,
    next: { level: next.level, at, processVersion, ...(entry === undefined ? {} : { entry }) },
  }
}

/**
 * The level above after a proposal or a forward, the one below after a return, the successor's after a transfer, none
 * when it is decided.
 */
const levelAfter = (
  levels: readonly LevelPlan[],
  plan: LevelPlan,
  { outcome, successor }: LevelResult,
): LevelPlan | undefined => {
  if (successor) return successor.levels.find(({ level }) => level === successor.level)
  const index = levels.indexOf(plan)
  if (outcome === 'proposed') return levels[index + 1]
  if (outcome === 'forwarded') return levels.find(({ level }) => level === plan.forwardFrom?.to)
  if (outcome === 'returned') return levels[index - 1]
  return undefined
}

const finish = async (result: LevelResult): Promise<LevelResult> => {
  if (result.certificateNumber !== undefined)
    await dossiers.publishCertificate(result.certificateNumber)
  return result
}
