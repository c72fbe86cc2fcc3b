import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WorkflowNotFoundError } from '@temporalio/client'
import { expect } from 'vitest'
import type { ActMessage } from '@ocop/dossiers/contract/evaluation'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import type { Application } from '@ocop/dossiers/contract/plan'
import type { ActName, EvaluationLevel, Regime } from '@ocop/dossiers/contract/regime'
import { DossierInPlay } from '../dossier-in-play.ts'
import { refusal } from '../refusal.ts'
import { runsOf, type PlayedRun } from '../runs.ts'
import type { Stage } from '../stage.ts'
import type { Said } from './machine.ts'
import { nextMark } from './marks.ts'
import { labelOf, standing, type Situation } from './situation.ts'

type Place = { readonly level: EvaluationLevel; readonly attempt: number }
type Sent = { readonly message: ActMessage; readonly place: Place; readonly answer: string }

/** The real processes of one dossier, asked and told as the model is. */
export class RealEvaluation {
  readonly dossier: DossierInPlay
  readonly #begun = new Set<string>()
  last: Sent | undefined
  /** The lodging that was taken. */
  lodging: ActMessage | undefined
  /** How often the processes were found to be where the model is. */
  agreed = 0

  constructor(
    stage: Stage,
    course: {
      readonly regime: Regime
      readonly application: Application
      readonly commandsPerRun: number | undefined
    },
  ) {
    this.dossier = new DossierInPlay(stage, course)
  }

  async lodge(said: Said): Promise<string> {
    const commandId = randomUUID()
    const answer = await codeOf(this.dossier.lodge({ commandId, ...said }))
    if (answer === 'accepted') this.lodging = { commandId, act: 'lodge', at: this.dossier.now }
    this.#begun.add(evaluation.workflowId(this.dossier.id))
    return answer
  }

  async act(act: ActName, said: Said): Promise<string> {
    const { level, attempt, now } = this.dossier
    const commandId = randomUUID()
    const answer = await codeOf(this.dossier.act(act, { commandId, ...said }))
    this.last = { message: { commandId, act, at: now }, place: { level, attempt }, answer }
    return answer
  }

  /** The lodging that was taken, sent again as another message to whichever run its process is at. */
  repeatLodging(message: ActMessage): Promise<string> {
    return codeOf(this.dossier.sendLodging(message))
  }

  /** The last command that was decided, sent again to the process that decided it. */
  repeat({ message, place }: Sent): Promise<string> {
    return codeOf(this.dossier.repeat(message, place))
  }

  async score(
    tally: { readonly complete: boolean; readonly gapTooWide: boolean },
    scoring: number,
  ) {
    const { stage, id } = this.dossier
    stage.services.tally(id, scoring, tally.gapTooWide, tally.complete)
    await this.dossier.score().catch((error: unknown) => {
      // A process that has ended needs no telling.
      if (!(error instanceof WorkflowNotFoundError)) throw error
    })
  }

  /** Waits until the services were asked for all that the model says, and nothing more comes. */
  async agreesWith(situation: Situation): Promise<void> {
    const { dossier } = this
    dossier.level = situation.level
    dossier.attempt = Math.max(1, situation.attempt)
    if (situation.phase !== 'draft')
      this.#begun.add(evaluation.levelWorkflowId(dossier.id, dossier.level, dossier.attempt))
    for (let waited = 0; waited < 600 && dossier.story.length < situation.story.length; waited += 1)
      await pause(50)
    if (situation.phase === 'running') {
      const due = await dossier.nextDue()
      const mark = nextMark(situation)
      expect(due, 'what it waits for').toBe(mark ? new Date(mark.at).toISOString() : null)
      // A run that was continued a moment ago may not answer yet.
      await dossier.standsAt(standing(situation)?.visit.step ?? 'nowhere')
    }
    if (situation.phase === 'ended')
      expect(await dossier.result(), 'how it ended').toMatchObject({ outcome: situation.outcome })
    expect(dossier.story, this.#place(situation)).toEqual(situation.story)
    this.agreed += 1
  }

  /** The histories of all the processes that were begun for the dossier, run by run. */
  async histories(): Promise<readonly PlayedRun[]> {
    const { client } = this.dossier.stage
    return (await Promise.all([...this.#begun].map((id) => runsOf(client, id)))).flat()
  }

  #place(situation: Situation): string {
    const here = standing(situation)
    return here ? labelOf(situation, here.visit) : situation.phase
  }
}

/** A process that is not there, or no more, waits for nothing: what the service tells its callers too. */
const codeOf = async (answer: Promise<unknown>): Promise<string> => {
  try {
    return await refusal(answer)
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'act-not-now'
    throw error
  }
}
