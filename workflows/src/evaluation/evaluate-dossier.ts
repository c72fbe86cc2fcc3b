import {
  allHandlersFinished,
  condition,
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
  type EvaluationInput,
  type LevelResult,
} from '@ocop/dossiers/contract/evaluation'
import type { LevelPlan, StepName } from '@ocop/dossiers/contract/regime'
import type { EvaluationActivities } from './activities.ts'
import { evaluateAtLevel } from './evaluate-at-level.ts'
import { LodgingDesk } from './lodging-desk.ts'
import { lodge } from './messages.ts'
import { asRefusal, misplanned, patience } from './policy.ts'

const dossiers = proxyActivities<EvaluationActivities>(patience)

/**
 * One dossier from lodging to its end: level after level as the regime in its input has them.
 * Each level is a child with a numbered attempt; this process only says which level comes next.
 */
export async function evaluateDossier(input: EvaluationInput): Promise<LevelResult | 'refused'> {
  const desk = new LodgingDesk()
  setHandler(lodge, (message) => desk.receive(message), {
    validator: (message) => desk.validate(message),
  })
  const result = await evaluate(input, desk)
  await condition(allHandlersFinished)
  return result
}

const evaluate = async (
  input: EvaluationInput,
  desk: LodgingDesk,
): Promise<LevelResult | 'refused'> => {
  const command = await desk.arrival()
  let answer: ActAnswer
  try {
    answer = await applyLodging(input, command)
  } catch (error) {
    // Nothing was written: the dossier is a draft as before, and another lodging starts anew.
    desk.answer(asRefusal(error))
    return 'refused'
  }
  return climb(input, command.at, () => desk.answer(answer))
}

/** Lodging is the first write of a dossier's processes. */
const lodgingVersion = 1

const applyLodging = async (
  { dossierId, levels }: EvaluationInput,
  { commandId, at }: ActMessage,
): Promise<ActAnswer> => {
  const [first] = levels
  if (first === undefined) throw misplanned('the regime has no level')
  const { id, version, state } = await dossiers.applyCommand({
    commandId,
    dossierId,
    level: first.level,
    attempt: 1,
    scoring: 1,
    at,
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

/** Level by level until one of them ends the evaluation. */
const climb = async (
  { dossierId, clock, ...input }: EvaluationInput,
  lodgedAt: string,
  onStanding: () => void,
): Promise<LevelResult> => {
  const attempts = new Map<string, number>()
  let at = lodgedAt
  let processVersion = lodgingVersion
  let { levels } = input
  let plan = levels[0]
  let entry: StepName | undefined
  for (;;) {
    if (plan === undefined) throw misplanned('the regime has no such level')
    const attempt = (attempts.get(plan.level) ?? 0) + 1
    attempts.set(plan.level, attempt)
    const child = await startChild(evaluateAtLevel, {
      workflowId: evaluation.levelWorkflowId(dossierId, plan.level, attempt),
      args: [
        {
          ...{ dossierId, clock, plan, attempt, arrivedAt: at, processVersion },
          ...(entry === undefined ? {} : { entry }),
        },
      ],
      parentClosePolicy: 'REQUEST_CANCEL',
      ...lookedUpBy(plan, input.unitPath),
    })
    onStanding()
    const result = await child.result()
    const next = levelAfter(levels, plan, result)
    if (next === undefined) return finish(result)
    levels = result.successor?.levels ?? levels
    entry = entryAfter(next, result)
    plan = next
    at = result.at
    processVersion = result.processVersion
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

/** Where the next level is entered; at its first step where nothing says otherwise. */
const entryAfter = (next: LevelPlan, { outcome, successor }: LevelResult): StepName | undefined =>
  successor?.entry ?? (outcome === 'returned' ? next.onReturn?.step : undefined)

const finish = async (result: LevelResult): Promise<LevelResult> => {
  if (result.certificateNumber !== undefined)
    await dossiers.publishCertificate(result.certificateNumber)
  return result
}
