import {
  Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import {
  ApplicationFailure,
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
} from '@temporalio/common'
import { z } from 'zod'
import { Problem } from '@ocop/kernel/problem'
import {
  evaluation,
  searchAttributes,
  type ActAnswer,
  type ActMessage,
  type EvaluationInput,
  type ScorecardSubmitted,
} from '../../contract/evaluation.ts'
import { processes } from '../../contract/process-names.ts'
import type {
  ProcessAnswer,
  ProcessInput,
  ProcessKind,
  ProcessMessage,
} from '../../contract/processes.ts'
import type { EvaluationLevel } from '../../contract/regime.ts'
import { quietness, type Quietness } from './quiet-gateway.ts'

export type LevelPlace = {
  readonly dossierId: string
  readonly level: EvaluationLevel
  readonly attempt: number
}

export type ProcessGateway = {
  /** Starts the dossier's process with its first command, or finds it started by the same one. */
  readonly lodge: (message: ActMessage, input: EvaluationInput) => Promise<ActAnswer>
  readonly act: (message: ActMessage, place: LevelPlace) => Promise<ActAnswer>
  readonly announceScorecard: (fact: ScorecardSubmitted, place: LevelPlace) => Promise<void>
  /** A step of the level changed on record: its process reads it anew. Repeating it is harmless. */
  readonly announceChange: (stepId: string, workflowId: string) => Promise<void>
  readonly advanceClock: (workflowId: string, now: string) => Promise<void>
  /** Starts the process of something else than a dossier; one that runs, or has run, is left as it is. */
  readonly start: (kind: Exclude<ProcessKind, 'dossier'>, input: ProcessInput) => Promise<void>
  /** Starts a process that was lost, to go on as its input says; one that runs is left as it is. */
  readonly resume: (kind: Exclude<ProcessKind, 'dossier'>, input: ProcessInput) => Promise<void>
  readonly resumeDossier: (input: EvaluationInput) => Promise<void>
  readonly command: (message: ProcessMessage, workflowId: string) => Promise<ProcessAnswer>
  readonly tellChanged: (workflowId: string) => Promise<void>
  readonly quietness: (workflowId: string) => Promise<Quietness>
  readonly ping: () => Promise<void>
}

/** What the client needs of the workflow's type: its name and its one input. */
type LodgingProcess = (input: EvaluationInput) => Promise<unknown>

/** A process that ended before its record did is begun once more under its own name. */
const again = {
  taskQueue: evaluation.taskQueue,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const

/** A person waits for the answer: after a worker was killed its cached processes take some ten seconds to move. */
const patienceMs = 25_000

/** The evaluation processes behind a Temporal client. */
export const processGateway = (
  client: Client,
  { answerWithinMs = patienceMs }: { readonly answerWithinMs?: number } = {},
): ProcessGateway => {
  const inTime = <T>(work: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + answerWithinMs, work).catch((error: unknown) => {
      throw asProblem(error)
    })
  return {
    lodge: (message, input) =>
      inTime(() =>
        client.workflow.executeUpdateWithStart<LodgingProcess, ActAnswer, [ActMessage]>(
          evaluation.lodge,
          {
            args: [message],
            updateId: message.commandId,
            startWorkflowOperation: new WithStartWorkflowOperation<LodgingProcess>(
              evaluation.workflow,
              {
                workflowId: evaluation.workflowId(input.dossierId),
                taskQueue: evaluation.taskQueue,
                args: [input],
                typedSearchAttributes: lookedUpBy(input),
                workflowIdConflictPolicy: 'USE_EXISTING',
                workflowIdReusePolicy: 'ALLOW_DUPLICATE',
              },
            ),
          },
        ),
      ),
    act: (message, place) =>
      inTime(() =>
        levelHandle(client, place).executeUpdate<ActAnswer, [ActMessage]>(evaluation.act, {
          args: [message],
          updateId: message.commandId,
        }),
      ),
    announceScorecard: (fact, place) =>
      inTime(() =>
        ifStillRunning(levelHandle(client, place).signal(evaluation.scorecardSubmitted, fact)),
      ),
    announceChange: (stepId, workflowId) =>
      inTime(() =>
        ifStillRunning(
          client.workflow.getHandle(workflowId).signal(evaluation.stepChanged, { stepId }),
        ),
      ),
    advanceClock: (workflowId, now) =>
      inTime(() =>
        ifStillRunning(
          client.workflow.getHandle(workflowId).signal(evaluation.clockAdvanced, { now }),
        ),
      ),
    start: (kind, input) =>
      inTime(async () => {
        await client.workflow
          .start(processes.workflows[kind], {
            workflowId: input.workflowId,
            taskQueue: evaluation.taskQueue,
            args: [input],
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
          })
          .catch(ifNotRunBefore)
      }),
    resume: (kind, input) =>
      inTime(async () => {
        await client.workflow.start(processes.workflows[kind], {
          ...again,
          workflowId: input.workflowId,
          args: [input],
        })
      }),
    resumeDossier: (input) =>
      inTime(async () => {
        await client.workflow.start<LodgingProcess>(evaluation.workflow, {
          ...again,
          workflowId: evaluation.workflowId(input.dossierId),
          args: [input],
          typedSearchAttributes: lookedUpBy(input),
        })
      }),
    command: (message, workflowId) =>
      inTime(() =>
        client.workflow
          .getHandle(workflowId)
          .executeUpdate<ProcessAnswer, [ProcessMessage]>(evaluation.act, {
            args: [message],
            updateId: message.commandId,
          }),
      ),
    tellChanged: (workflowId) =>
      inTime(() =>
        ifStillRunning(client.workflow.getHandle(workflowId).signal(processes.recordChanged)),
      ),
    quietness: (workflowId) => inTime(() => quietness(client, workflowId)),
    ping: async () => {
      await client.withDeadline(Date.now() + 3_000, () =>
        client.connection.workflowService.getSystemInfo({}),
      )
    },
  }
}

/** What operators find a dossier's process by. */
const lookedUpBy = ({ unitPath }: EvaluationInput): SearchAttributePair[] => [
  { key: keyword(searchAttributes.state), value: 'lodged' },
  ...(unitPath === undefined ? [] : [{ key: keyword(searchAttributes.unit), value: unitPath }]),
]
const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD)

const levelHandle = (client: Client, { dossierId, level, attempt }: LevelPlace) =>
  client.workflow.getHandle(evaluation.levelWorkflowId(dossierId, level, attempt))

/** What the worker says of a refusal beside its code: see the activities' `decided`. */
const Told = z.object({
  kind: z.enum(['conflict', 'invalid', 'missing', 'forbidden', 'malformed']),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
})

const refusalFrom = ({ type, message, details }: ApplicationFailure): Problem => {
  const { kind, errors } = Told.safeParse(details?.[0]).data ?? { kind: 'conflict', errors: [] }
  return new Problem(kind, type ?? 'act-refused', message, errors.length ? { errors } : {})
}

/** A refusal keeps its code; everything else means that the process cannot be reached, and the draft waits. */
const asProblem = (error: unknown): Problem => {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
    return refusalFrom(error.cause)
  if (error instanceof WorkflowNotFoundError)
    return new Problem('conflict', 'act-not-now', 'The dossier does not wait for this now.')
  return new Problem(
    'unavailable',
    'process-unavailable',
    'The evaluation process cannot be reached just now. Repeat the same command in a moment; it will count once.',
    {
      facts: { cause: error instanceof Error ? error.message : String(error) },
    },
  )
}

/** A process that has run to its end is not started again. */
const ifNotRunBefore = (error: unknown): void => {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
}

/** A process that has moved on needs no telling: the fact is on record. */
const ifStillRunning = (told: Promise<void>): Promise<void> =>
  told.catch((error: unknown) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  })
