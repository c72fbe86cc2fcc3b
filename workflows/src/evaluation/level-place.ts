import type {
  EnterStep,
  LevelInput,
  LevelMemory,
  TallyScores,
} from '@ocop/dossiers/contract/evaluation'
import type { StepName } from '@ocop/dossiers/contract/regime'

type Place = Omit<EnterStep, 'step' | 'visit' | 'at'>

/** Where a level's writes belong: which attempt, which scoring, which visit of a step, and in which order they come. */
export class LevelPlace {
  readonly #dossier: Omit<TallyScores, 'scoring'>
  readonly #visits: Map<StepName, number>
  #scoring: number
  #processVersion: number

  constructor({ dossierId, plan: { level }, attempt, processVersion, memory }: LevelInput) {
    this.#dossier = { dossierId, level, attempt }
    this.#visits = new Map(memory?.visits)
    this.#scoring = memory?.scoring ?? 1
    this.#processVersion = memory?.processVersion ?? processVersion
  }

  /** What the next run has to know of it. */
  memory(): Pick<LevelMemory, 'visits' | 'scoring' | 'processVersion'> {
    return {
      visits: [...this.#visits],
      scoring: this.#scoring,
      processVersion: this.#processVersion,
    }
  }

  /** Counts the last write that was made. */
  get processVersion(): number {
    return this.#processVersion
  }

  /** The scoring the council is at: the first, or the second after a gap. */
  get scoring(): TallyScores {
    return { ...this.#dossier, scoring: this.#scoring }
  }

  scoreAgain(): void {
    this.#scoring = 2
  }

  /** A new visit of a step. */
  enter(step: StepName, at: string): EnterStep {
    this.#visits.set(step, (this.#visits.get(step) ?? 0) + 1)
    return this.reenter(step, at)
  }

  /** The same visit once more, after somebody else's turn inside it. */
  reenter(step: StepName, at: string): EnterStep {
    return { ...this.write(), step, visit: this.#visits.get(step) ?? 1, at }
  }

  /** The next write: its version tells the records which of two came later. */
  write(): Place {
    this.#processVersion += 1
    return { ...this.scoring, processVersion: this.#processVersion }
  }
}
