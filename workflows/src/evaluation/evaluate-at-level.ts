import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow'
import type {
  ActMessage,
  Applied,
  LevelInput,
  LevelMemory,
  LevelResult,
  Mark,
  OpenedStep,
  StandingStep,
} from '@ocop/dossiers/contract/evaluation'
import type { StepName, StepPlan } from '@ocop/dossiers/contract/regime'
import { ActDesk } from './act-desk.ts'
import type { EvaluationActivities } from './activities.ts'
import { LevelPlace } from './level-place.ts'
import {
  asksForSupplement,
  firstStepOf,
  isAtCouncil,
  turnOf,
  withTransfer,
  type End,
  type Heeded,
  type Move,
  type Turn,
} from './level-turns.ts'
import { inOrder, marksOf } from './marks.ts'
import { act, clockAdvanced, scorecardSubmitted, stage, stepChanged } from './messages.ts'
import { asRefusal, misplanned, patience } from './policy.ts'
import { ProgrammeClock } from './programme-clock.ts'
import { continueWith, isRunLong, remembered } from './run-length.ts'

const services = proxyActivities<EvaluationActivities>(patience)

/**
 * One dossier at one level: opens step after step as the level's plan in the input has them, waits for the act that
 * each one allows, tells holders and rungs at the marks of its clock, and returns how the dossier left the level.
 * A run that grew long continues as new where it stands.
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
  readonly #place: LevelPlace
  readonly #desk: ActDesk<ActMessage>
  #current: StepName | null = null
  #newCards: boolean
  /** Steps whose due time was told. */
  readonly #pastDue: Set<string>
  /** Steps that changed on record and were not read anew yet. */
  readonly #changed: Set<string>
  /** Commands that this run was busy with. */
  #handled = 0

  constructor(input: LevelInput) {
    const { clock, arrivedAt, memory } = input
    this.#input = input
    this.#clock = new ProgrammeClock(clock, memory?.at ?? arrivedAt)
    this.#place = new LevelPlace(input)
    this.#desk = new ActDesk<ActMessage>(memory?.answers)
    this.#newCards = memory?.newCards ?? false
    this.#pastDue = new Set(memory?.pastDue)
    this.#changed = new Set(memory?.changed)
  }

  listen(): void {
    const { level } = this.#input.plan
    setHandler(stage, () => ({
      level,
      attempt: this.#input.attempt,
      step: this.#current,
      processVersion: this.#place.processVersion,
    }))
    setHandler(clockAdvanced, ({ now }) => this.#clock.hear(now))
    setHandler(stepChanged, ({ stepId }) => void this.#changed.add(stepId))
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
    let step = firstStepOf(this.#input)
    let standing = this.#input.memory?.standing
    for (;;) {
      const move = await this.#stand(this.#planOf(step), standing)
      if ('outcome' in move) return this.#leave(move)
      // A gap too wide sends the council back to its scoring: the second one.
      if (move.step === 'council-scoring' && isAtCouncil(step)) this.#place.scoreAgain()
      step = move.step
      standing = undefined
    }
  }

  /** Opens a step, or takes it up where the run before left it; waits until an act leads on from it, and closes it. */
  async #stand(plan: StepPlan, before: StandingStep | undefined): Promise<Move> {
    const opened =
      before?.asking ??
      before?.opened ??
      (await services.openStep(this.#place.enter(plan.step, this.#clock.now())))
    const move = await this.#turn(plan, before ?? { opened, marks: marksOf(opened, undefined) })
    if (move === 'back' || move === 'lapsed') throw misplanned(`${plan.step} leads back to nowhere`)
    await this.#close(opened, 'outcome' in move ? move.outcome : move.step)
    return move
  }

  async #turn(plan: StepPlan, standing: StandingStep): Promise<Turn> {
    const { asking } = standing
    if (!asking) return this.#wait(plan, standing)
    const answered = await this.#producersTurn(asking, standing)
    if ('outcome' in answered) return answered
    return this.#wait(plan, { opened: answered, marks: marksOf(answered, undefined) })
  }

  async #close({ id }: OpenedStep, outcome: string): Promise<void> {
    this.#desk.stand(undefined)
    this.#current = null
    await services.closeStep(id, this.#clock.now(), outcome)
  }

  /** Tells the step's marks as they come, and heeds whatever wakes it, until an act leads on. */
  async #wait(plan: StepPlan, { opened, asking, ...standing }: StandingStep): Promise<Turn> {
    let marks = [...standing.marks]
    const here = [opened.id, ...(asking ? [asking.id] : [])]
    for (;;) {
      const changed = here.filter((id) => this.#changed.delete(id))
      for (const stepId of changed) marks = await this.#planAnew(marks, stepId, asking)
      await this.#continueLongRun({ opened, marks, ...(asking ? { asking } : {}) })
      const move = await this.#next(plan, { opened, marks, here })
      if (move === undefined) continue
      if (move === 'stay') {
        // The act took the step off the dossier; the same visit stands again, its clock unmoved.
        await services.openStep(this.#place.reenter(plan.step, this.#clock.now()))
        continue
      }
      if (!asksForSupplement(move)) return move
      const answered = await this.#supplement({ ...opened, marks })
      if ('outcome' in answered) return answered
      marks = [...marksOf(answered, asking)]
    }
  }

  /** Where this run has grown long and nobody waits for an answer: goes on in a new one, which knows all that this one knew. */
  async #continueLongRun(standing: StandingStep): Promise<void> {
    if (this.#desk.next() !== undefined || !isRunLong(this.#handled, this.#input)) return
    this.#stayAt(this.#planOf(standing.opened.step))
    this.#clock.announce(standing.marks[0]?.at ?? null)
    await condition(() => allHandlersFinished() || this.#desk.next() !== undefined)
    // A command that came meanwhile goes first.
    if (this.#desk.next() !== undefined) return
    const memory: LevelMemory = {
      ...this.#place.memory(),
      at: this.#clock.now(),
      answers: this.#desk.answered(remembered),
      standing,
      newCards: this.#newCards,
      pastDue: [...this.#pastDue],
      changed: [...this.#changed],
    }
    await continueWith<typeof evaluateAtLevel>({ ...this.#input, memory })
  }

  #stayAt(plan: StepPlan): void {
    this.#current = plan.step
    this.#desk.stand(withTransfer(plan))
  }

  /** The next thing that happens to an open step: a mark told, or a command or a card heeded. */
  async #next(
    plan: StepPlan,
    { opened, marks, here }: { opened: OpenedStep; marks: Mark[]; here: readonly string[] },
  ): Promise<Heeded | undefined> {
    this.#stayAt(plan)
    // What was sent in time goes before the lapse.
    if (plan.lapse && this.#pastDue.has(opened.id) && !this.#isWoken(plan))
      return this.#lapse(opened)
    const isChanged = (): boolean => here.some((id) => this.#changed.has(id))
    const isWoken = (): boolean => this.#isWoken(plan) || isChanged()
    // What lapses does so at its moment.
    const prompt = plan.lapse !== undefined
    if (await this.#clock.waitUntil(marks[0]?.at, isWoken, { prompt }))
      return isChanged() ? undefined : this.#heed(plan)
    const told = marks.shift()
    if (told) await services.tell(told)
    if (told?.kind === 'due') this.#pastDue.add(told.stepId)
    return undefined
  }

  /** A step's marks after it changed on record, among those of the other step that waits here. */
  async #planAnew(marks: readonly Mark[], stepId: string, asking?: OpenedStep): Promise<Mark[]> {
    const changed = await services.restateStep(stepId, this.#clock.now())
    if (changed.dueAt > this.#clock.now()) this.#pastDue.delete(stepId)
    const others = marks.filter((mark) => mark.stepId !== stepId)
    const isSilent = stepId === asking?.id && asking.supplementPauses
    return inOrder(isSilent ? others : [...others, ...changed.marks])
  }

  #isWoken(plan: StepPlan): boolean {
    return this.#desk.next() !== undefined || (this.#newCards && plan.step === 'council-scoring')
  }

  /** The step's time has passed and nobody acted: the record says so, and who waits behind it is told. */
  async #lapse({ id: stepId }: OpenedStep): Promise<'lapsed'> {
    this.#desk.stand(undefined)
    const order = { ...this.#place.write(), stepId, at: this.#clock.now() }
    const { notices } = await services.lapseSupplement(order)
    for (const notice of notices) await services.tell(notice)
    return 'lapsed'
  }

  /** Heeds what woke the step: a command goes first, then new scorecards. */
  async #heed(plan: StepPlan): Promise<Heeded | undefined> {
    const message = this.#desk.next()
    if (message) return this.#apply(plan, message)
    this.#newCards = false
    const { scoring } = this.#place
    const tally = await services.tallyScores(scoring)
    if (!tally.complete) return undefined
    return {
      step: tally.gapTooWide && scoring.scoring === 1 ? 'council-scoring' : 'council-result',
    }
  }

  async #apply(plan: StepPlan, message: ActMessage): Promise<Heeded | undefined> {
    const { commandId, at } = message
    this.#handled += 1
    let applied: Applied
    try {
      applied = await services.applyCommand({ ...this.#place.write(), commandId, at })
    } catch (error) {
      this.#desk.answer(message, asRefusal(error))
      return undefined
    }
    const { id, version, state, stays } = applied
    // Whoever is answered may send the next command at once: it waits for the next step, not for this one.
    this.#desk.stand(undefined)
    this.#desk.answer(message, { id, version, state })
    const then = plan.acts.find((entry) => entry.act === message.act)?.then
    return stays ? 'stay' : turnOf(then, applied)
  }

  /**
   * The producer's turn inside somebody else's: the asking step waits behind it, its own clock as its plan says.
   * @param asking with the marks it has yet to tell
   * @returns the asking step as it runs again, or how the level ended meanwhile
   */
  async #supplement(asking: OpenedStep): Promise<OpenedStep | End> {
    if (asking.supplementPauses) await services.pauseStep(asking.id, this.#clock.now())
    const opened = await services.openStep(this.#place.enter('supplement', this.#clock.now()))
    return this.#producersTurn(asking, { opened, marks: marksOf(opened, asking) })
  }

  /** Waits for the supplement, and lets the step that asked for it run again. */
  async #producersTurn(
    asking: OpenedStep,
    { opened, marks }: StandingStep,
  ): Promise<OpenedStep | End> {
    const turn = await this.#wait(this.#planOf('supplement'), { opened, asking, marks })
    if (turn === 'back' || turn === 'lapsed') {
      await this.#close(opened, turn === 'back' ? 'answered' : turn)
      return services.resumeStep(this.#place.reenter(asking.step, this.#clock.now()))
    }
    if (!('outcome' in turn)) throw misplanned(`a supplement does not lead to ${turn.step}`)
    await this.#close(opened, turn.outcome)
    return turn
  }

  #leave(end: End): LevelResult {
    this.#desk.close()
    return { ...end, at: this.#clock.now(), processVersion: this.#place.processVersion }
  }

  #planOf(step: StepName | undefined): StepPlan {
    const plan = this.#input.plan.steps.find((entry) => entry.step === step)
    if (plan === undefined) throw misplanned(`the level has no step ${String(step)}`)
    return plan
  }
}
