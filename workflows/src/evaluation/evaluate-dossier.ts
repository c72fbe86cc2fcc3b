import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  proxyActivities,
  setHandler,
  startChild,
} from '@temporalio/workflow'
import {
  evaluation,
  type ActAnswer,
  type ActMessage,
  type EvaluationInput,
  type LevelResult,
} from '@ocop/dossiers/contract/evaluation'
import type { LevelPlan } from '@ocop/dossiers/contract/regime'
import type { EvaluationActivities } from './activities.ts'
import { evaluateAtLevel } from './evaluate-at-level.ts'
import { lodge } from './messages.ts'
import { asRefusal, patience } from './policy.ts'

const dossiers = proxyActivities<EvaluationActivities>(patience)

/**
 * One dossier from lodging to its end: level after level as the regime in its input has them.
 * Each level is a child with a numbered attempt; this process only says which level comes next.
 */
export async function evaluateDossier(input: EvaluationInput): Promise<LevelResult | 'refused'> {
  let command: ActMessage | undefined
  let answer: ActAnswer | undefined
  let refusal: ApplicationFailure | undefined
  let standing = false
  setHandler(
    lodge,
    async () => {
      await condition(() => standing || refusal !== undefined)
      if (refusal !== undefined || answer === undefined) throw refusal ?? notLodged()
      return answer
    },
    {
      validator: (message) => {
        if (command && command.commandId !== message.commandId)
          throw ApplicationFailure.nonRetryable('The dossier is lodged already.', 'act-not-now')
        command = message
      },
    },
  )
  await condition(() => command !== undefined)
  if (command === undefined) throw notLodged()
  const [first] = input.levels
  if (first === undefined)
    throw ApplicationFailure.nonRetryable('The regime has no level.', 'regime-empty')
  try {
    answer = await dossiers.applyCommand({
      commandId: command.commandId,
      dossierId: input.dossierId,
      level: first.level,
      attempt: 1,
      scoring: 1,
      at: command.at,
      processVersion: 1,
    })
  } catch (error) {
    refusal = asRefusal(error)
    await condition(allHandlersFinished)
    return 'refused'
  }
  const result = await climb(input, { at: command.at, processVersion: 1 }, () => (standing = true))
  await condition(allHandlersFinished)
  return result
}

/** Level by level until one of them ends the evaluation. */
const climb = async (
  { dossierId, clock, levels }: EvaluationInput,
  start: { at: string; processVersion: number },
  onStanding: () => void,
): Promise<LevelResult> => {
  const attempts = new Map<string, number>()
  let { at, processVersion } = start
  let plan = levels[0]
  for (;;) {
    if (plan === undefined)
      throw ApplicationFailure.nonRetryable('There is no such level.', 'level-unknown')
    const attempt = (attempts.get(plan.level) ?? 0) + 1
    attempts.set(plan.level, attempt)
    const child = await startChild(evaluateAtLevel, {
      workflowId: evaluation.levelWorkflowId(dossierId, plan.level, attempt),
      args: [{ dossierId, clock, plan, attempt, arrivedAt: at, processVersion }],
      parentClosePolicy: 'REQUEST_CANCEL',
    })
    onStanding()
    const result = await child.result()
    const next = levelAfter(levels, plan, result)
    if (next === undefined) return finish(result)
    plan = next
    at = result.at
    processVersion = result.processVersion
  }
}

/** The level above after a proposal or a forward, the one below after a return, none when it is decided. */
const levelAfter = (
  levels: readonly LevelPlan[],
  plan: LevelPlan,
  { outcome }: LevelResult,
): LevelPlan | undefined => {
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

const notLodged = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable('The dossier was not lodged.', 'act-not-now')
