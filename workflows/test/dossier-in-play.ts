import { setTimeout as pause } from 'node:timers/promises'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import type { EvaluationLevel, StepName } from '@ocop/dossiers/contract/regime'
import { DossierProcesses } from './dossier-processes.ts'
import { later } from './fake-visit.ts'

/** One dossier on a stage, moved as its people would move it. */
export class DossierInPlay extends DossierProcesses {
  /** The certificate a fake decision issues; the fake knows the dossier by it. */
  get certificate(): string {
    return `${this.id}-3-DT0001`
  }

  /** From the commune's intake to that of the level above. */
  async throughCommune(above: EvaluationLevel = 'province'): Promise<void> {
    await this.act('accept')
    await this.act('commune-report')
    await this.arriveAt(above)
  }

  /** From a level's intake to its council. */
  async toScoring(): Promise<void> {
    await this.act('accept')
    await this.act('advisory-report')
    await this.act('open-scoring')
  }

  /** All members score, close enough to each other. */
  async scoreAll(scoring = 1): Promise<void> {
    this.stage.services.tally(this.id, scoring, false)
    await this.score()
    await this.standsAt('council-result')
  }

  /** From a level's intake to its decision. */
  async throughCouncil(): Promise<void> {
    await this.toScoring()
    await this.scoreAll()
    await this.act('council-results')
  }

  /** The dossier goes on at another level; the test waits until its process stands there. */
  async arriveAt(
    level: EvaluationLevel,
    { attempt = 1, step = 'intake' }: { readonly attempt?: number; readonly step?: StepName } = {},
  ): Promise<void> {
    this.level = level
    this.attempt = attempt
    await this.standsAt(step)
  }

  /** The services have heard this line. */
  async hasTold(line: string): Promise<void> {
    await until(async () => this.story.includes(line))
  }

  /** The level's process has nothing left to do but wait. */
  async isQuiet(): Promise<void> {
    await this.nextDue()
  }

  async standsAt(step: string): Promise<void> {
    await until(async () => (await this.where()) === step)
  }

  /** Steps the clock as a rehearsal does: from one awaited moment to the next, never while there is work pending. */
  async stepTo(to: string): Promise<void> {
    for (;;) {
      const due = await this.nextDue()
      if (due === null || due > to) break
      await this.handle().signal(evaluation.clockAdvanced, { now: due })
    }
    this.now = to
  }

  async stepDays(days: number): Promise<void> {
    await this.stepTo(later(this.now, days))
  }
}

/** Waits until something holds. @throws when it does not in time */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + 20_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come to that in time.')
    await pause(25)
  }
}
