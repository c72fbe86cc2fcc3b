import { proxyActivities } from '@temporalio/workflow'
import type {
  OpenProcessStep,
  ProcessStepPlan,
  ProcessStepMoment,
  StandingProcessStep,
} from '@ocop/dossiers/contract/processes'
import { patience } from '../evaluation/policy.ts'
import type { ProcessActivities, Telling } from './activities.ts'

const services = proxyActivities<ProcessActivities>(patience)

type Opening = Omit<OpenProcessStep, 'workflowId' | 'plan' | 'at' | 'processVersion'>

/** The steps of a process that are open now, several at once if need be, with the marks they have yet to tell. */
export class OpenSteps {
  readonly #workflowId: string
  readonly #write: () => ProcessStepMoment
  readonly #open = new Map<string, StandingProcessStep>()

  constructor(
    workflowId: string,
    write: () => ProcessStepMoment,
    standing: readonly StandingProcessStep[] = [],
  ) {
    this.#workflowId = workflowId
    this.#write = write
    for (const step of standing) this.#open.set(step.step, step)
  }

  names(): readonly string[] {
    return [...this.#open.keys()]
  }

  /** The step of this name, while it is open. */
  find(name: string): StandingProcessStep | undefined {
    return this.#open.get(name)
  }

  standing(): readonly StandingProcessStep[] {
    return [...this.#open.values()]
  }

  /** What may be done at the steps that are open. */
  acts(): readonly string[] {
    return this.standing().flatMap(({ acts }) => acts)
  }

  /** Opens a step; one that is open already stays as it is. */
  async open(plan: ProcessStepPlan, opening: Opening): Promise<void> {
    if (this.#open.has(plan.step)) return
    const entry = { workflowId: this.#workflowId, plan, ...opening, ...this.#write() }
    this.#open.set(plan.step, await services.openProcessStep(entry))
  }

  async close(name: string, outcome: string): Promise<void> {
    const step = this.#open.get(name)
    if (!step) return
    this.#open.delete(name)
    await services.closeProcessStep(step.id, { ...this.#write(), outcome })
  }

  async closeAll(outcome: string): Promise<void> {
    for (const name of this.names()) await this.close(name, outcome)
  }

  /** Puts a step's clock at rest: none of its marks is told until it runs again. */
  async pause(name: string): Promise<void> {
    const step = this.#open.get(name)
    if (!step) return
    this.#open.set(name, { ...step, marks: [] })
    await services.pauseProcessStep(step.id, this.#write())
  }

  async resume(name: string): Promise<void> {
    const step = this.#open.get(name)
    if (step) this.#open.set(name, await services.resumeProcessStep(step.id, this.#write()))
  }

  async extend(name: string, days: number): Promise<void> {
    const step = this.#open.get(name)
    if (!step) return
    const word = { ...this.#write(), days }
    this.#open.set(name, await services.extendProcessStep(step.id, word))
  }

  /** Plans a step's marks anew after it changed on record; one that is closed by now stays so. */
  async restate(stepId: string, at: string): Promise<void> {
    const step = this.standing().find(({ id }) => id === stepId)
    if (!step) return
    const changed = await services.restateProcessStep(stepId, at)
    this.#open.set(step.step, changed)
  }

  /** Tells the holder of an open step something in words, once per id. */
  async notify(name: string, telling: Pick<Telling, 'id' | 'at' | 'text'>): Promise<void> {
    const step = this.#open.get(name)
    if (!step) return
    const { id, holder } = step
    await services.tell({
      ...telling,
      id: `${id}:${telling.id}`,
      stepId: id,
      kind: 'reminder',
      to: holder,
    })
  }

  /** The first mark that is still to be told, of all open steps. */
  nextMark(): Telling | undefined {
    return this.standing()
      .flatMap(({ marks }) => marks)
      .toSorted((left, right) =>
        left.at < right.at ? -1 : left.at > right.at ? 1 : left.id < right.id ? -1 : 1,
      )[0]
  }

  async tellNext(): Promise<void> {
    const mark = this.nextMark()
    if (!mark) return
    for (const [name, step] of this.#open)
      if (step.id === mark.stepId)
        this.#open.set(name, { ...step, marks: step.marks.filter(({ id }) => id !== mark.id) })
    await services.tell(mark)
  }
}
