import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow'
import type {
  ActMessage,
  Applied,
  EnterStep,
  LevelInput,
  LevelResult,
  Mark,
  OpenedStep,
} from '@ocop/dossiers/contract/evaluation'
import type { LevelOutcome, StepName, StepPlan } from '@ocop/dossiers/contract/regime'
import { ActDesk } from './act-desk.ts'
import type { EvaluationActivities } from './activities.ts'
import { marksOf } from './marks.ts'
import { act, clockAdvanced, scorecardSubmitted, stage } from './messages.ts'
import { asRefusal, patience } from './policy.ts'
import { ProgrammeClock } from './programme-clock.ts'

const services = proxyActivities<EvaluationActivities>(patience)

/** Where an open step led: another step, the end of the level, or on with the same step. */
type Move =
  | { readonly step: StepName }
  | { readonly outcome: LevelOutcome; readonly certificateNumber?: string }
/** A supplement also leads back to the step that asked for it. */
type Turn = Move | 'back'

/**
 * One dossier at one level: opens step after step as the level's plan in the input has them, waits for the act that
 * each one allows, tells holders and rungs at the marks of its clock, and returns how the dossier left the level.
 */
export async function evaluateAtLevel(input: LevelInput): Promise<LevelResult> {
  const level = new Level(input)
  level.listen()
  const result = await level.run()
  await condition(allHandlersFinished)
  return result
}

class Level {
  readonly #input: LevelInput
  readonly #clock: ProgrammeClock
  readonly #desk = new ActDesk()
  readonly #visits = new Map<StepName, number>()
  #processVersion: number
  #current: StepName | null = null
  #scoring = 1
  #newCards = false

  constructor(input: LevelInput) {
    this.#input = input
    this.#clock = new ProgrammeClock(input.clock, input.arrivedAt)
    this.#processVersion = input.processVersion
  }

  listen(): void {
    const { level } = this.#input.plan
    setHandler(stage, () => ({ level, attempt: this.#input.attempt, step: this.#current }))
    setHandler(clockAdvanced, ({ now }) => this.#clock.hear(now))
    setHandler(scorecardSubmitted, ({ at }) => {
      this.#clock.hear(at)
      this.#newCards = true
    })
    setHandler(
      act,
      (message) => {
        this.#clock.hear(message.at)
        return this.#desk.receive(message)
      },
      { validator: (message) => this.#desk.validate(message) },
    )
  }

  async run(): Promise<LevelResult> {
    let step = this.#input.plan.steps[0]?.step
    for (;;) {
      const move = await this.#stand(this.#planOf(step))
      if ('outcome' in move) return this.#leave(move)
      // A gap too wide sends the council back to its scoring: the second one.
      if (move.step === 'council-scoring' && step !== 'advisory-report') this.#scoring = 2
      step = move.step
    }
  }

  /** Opens a step, waits until an act leads on from it, and closes it. */
  async #stand(plan: StepPlan): Promise<Move> {
    const opened = await services.openStep(this.#enter(plan.step))
    const move = await this.#wait(plan, opened)
    if (move === 'back') throw misplanned(`${plan.step} leads back to nowhere`)
    this.#desk.stand(undefined)
    this.#current = null
    await services.closeStep(
      opened.id,
      this.#clock.now(),
      'outcome' in move ? move.outcome : move.step,
    )
    return move
  }

  async #wait(plan: StepPlan, opened: OpenedStep, asking?: OpenedStep): Promise<Turn> {
    let own = opened
    let marks = [...marksOf(own, asking)]
    for (;;) {
      this.#current = plan.step
      this.#desk.stand(plan)
      const woken = await this.#clock.waitUntil(marks[0]?.at, () => this.#isWoken(plan))
      const move = woken ? await this.#heed(plan) : undefined
      if (!woken) await this.#tellFirst(marks)
      if (move === undefined) continue
      if (move === 'back' || 'outcome' in move || move.step !== 'supplement') return move
      const answered = await this.#supplement(own)
      if ('outcome' in answered) return answered
      own = answered
      marks = [...marksOf(own, asking)]
    }
  }

  #isWoken(plan: StepPlan): boolean {
    return this.#desk.next() !== undefined || (this.#newCards && plan.step === 'council-scoring')
  }

  async #tellFirst(marks: Mark[]): Promise<void> {
    const mark = marks.shift()
    if (mark) await services.tell(mark)
  }

  /** Heeds what woke the step: a command goes first, then new scorecards. */
  async #heed(plan: StepPlan): Promise<Turn | undefined> {
    const message = this.#desk.next()
    if (message) return this.#apply(plan, message)
    this.#newCards = false
    const {
      dossierId,
      plan: { level },
      attempt,
    } = this.#input
    const tally = await services.tallyScores({ dossierId, level, attempt, scoring: this.#scoring })
    if (!tally.complete) return undefined
    return { step: tally.gapTooWide && this.#scoring === 1 ? 'council-scoring' : 'council-result' }
  }

  async #apply(plan: StepPlan, message: ActMessage): Promise<Turn | undefined> {
    let applied: Applied
    try {
      applied = await services.applyCommand({
        ...this.#where(),
        commandId: message.commandId,
        at: message.at,
      })
    } catch (error) {
      this.#desk.refuse(message, asRefusal(error))
      return undefined
    }
    const { outcome, certificateNumber, ...answer } = applied
    this.#desk.answer(message, answer)
    const then = plan.acts.find((entry) => entry.act === message.act)?.then
    if (then === undefined || then === 'stay') return undefined
    if (then === 'back' || 'step' in then) return then
    return { outcome: outcome ?? then.outcome, ...(certificateNumber ? { certificateNumber } : {}) }
  }

  /**
   * The producer's turn inside somebody else's: the asking step waits behind it, its clock as its plan says.
   * @returns the asking step as it runs again, or how the level ended meanwhile
   */
  async #supplement(
    asking: OpenedStep,
  ): Promise<OpenedStep | Extract<Move, { outcome: LevelOutcome }>> {
    await services.pauseStep(asking.id, this.#clock.now())
    const opened = await services.openStep(this.#enter('supplement'))
    const turn = await this.#wait(this.#planOf('supplement'), opened, asking)
    this.#desk.stand(undefined)
    this.#current = null
    const ended = turn !== 'back' && 'outcome' in turn
    await services.closeStep(opened.id, this.#clock.now(), ended ? turn.outcome : 'answered')
    if (!ended) return services.resumeStep(this.#reenter(asking.step))
    await services.closeStep(asking.id, this.#clock.now(), turn.outcome)
    return turn
  }

  #leave(move: Extract<Move, { outcome: LevelOutcome }>): LevelResult {
    this.#desk.close()
    return { ...move, at: this.#clock.now(), processVersion: this.#processVersion }
  }

  #planOf(step: StepName | undefined): StepPlan {
    const plan = this.#input.plan.steps.find((entry) => entry.step === step)
    if (plan === undefined) throw misplanned(`the level has no step ${String(step)}`)
    return plan
  }

  #enter(step: StepName): EnterStep {
    this.#visits.set(step, (this.#visits.get(step) ?? 0) + 1)
    return this.#reenter(step)
  }

  #reenter(step: StepName): EnterStep {
    return { ...this.#where(), step, visit: this.#visits.get(step) ?? 1, at: this.#clock.now() }
  }

  /** Every write names its place and carries the next process version. */
  #where(): Omit<EnterStep, 'step' | 'visit' | 'at'> {
    this.#processVersion += 1
    const {
      dossierId,
      plan: { level },
      attempt,
    } = this.#input
    return {
      dossierId,
      level,
      attempt,
      scoring: this.#scoring,
      processVersion: this.#processVersion,
    }
  }
}

/** A regime's plan that does not hold together is a defect of data: the evaluation stops and says so. */
const misplanned = (detail: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(detail, 'plan-broken')
