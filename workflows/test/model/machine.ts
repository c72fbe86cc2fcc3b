import type { Successor } from '@ocop/dossiers/contract/evaluation'
import type { LevelOutcome, LevelPlan, StepName, StepPlan } from '@ocop/dossiers/contract/regime'
import { marksFrom, nextMark, takeMark } from './marks.ts'
import { labelOf, levelPlan, standing, stepPlan, type Situation } from './situation.ts'

/** What the records say to a command beside yes. */
export type Said = {
  readonly refused?: string
  readonly outcome?: LevelOutcome
  readonly certificateNumber?: string
  readonly stays?: boolean
  readonly successor?: Successor
}
export type Judged = { readonly answer: string; readonly situation: Situation }

/**
 * The evaluation as a pure state machine over a regime's plan: what a command is answered, and what the processes ask
 * of the services because of it. Written from the plan's meaning, not from the workflows.
 */
export const lodge = (before: Situation, { refused }: Said = {}): Judged => {
  if (before.phase !== 'draft') return { answer: 'act-not-now', situation: before }
  if (refused !== undefined) return { answer: refused, situation: before }
  const situation = structuredClone(before)
  situation.phase = 'running'
  situation.heard = situation.now
  situation.story.push('apply lodge')
  arrive(situation, situation.levels[0])
  return { answer: 'accepted', situation }
}

export const act = (before: Situation, name: string, said: Said = {}): Judged => {
  const then = thenOf(before, name)
  if (then === undefined) return { answer: 'act-not-now', situation: before }
  const situation = structuredClone(before)
  situation.heard = Math.max(situation.heard, situation.now)
  if (said.refused === undefined) {
    situation.story.push(`apply ${name}`)
    follow(situation, said.stays ? 'stay' : then, said)
  }
  return { answer: said.refused ?? 'accepted', situation }
}

/** Where an act leads from the open step. A transfer may come at every step; it leads where the record says. */
const thenOf = (situation: Situation, name: string): Then | undefined => {
  const here = standing(situation)
  return here && name === 'transfer'
    ? 'stay'
    : here?.plan.acts.find((entry) => entry.act === name)?.then
}

/** A card is on record: the scoring is counted once it is the council's turn. */
export const card = (
  before: Situation,
  tally: { readonly complete: boolean; readonly gapTooWide: boolean },
): Situation => {
  const situation = structuredClone(before)
  situation.tallies[situation.scoring] = tally
  if (situation.phase !== 'running') return situation
  situation.heard = Math.max(situation.heard, situation.now)
  situation.newCards = true
  count(situation)
  return situation
}

/** Time passes: who is to be told is told, in order, and what is not given in time lapses. */
export const advance = (before: Situation, days: number): Situation => {
  const situation = structuredClone(before)
  const to = situation.now + days * 86_400_000
  for (let mark = nextMark(situation); mark && mark.at <= to; mark = nextMark(situation)) {
    situation.heard = Math.max(situation.heard, mark.at)
    situation.story.push(mark.line)
    const lapses = mark.isDue && isOfStanding(situation, mark.id)
    takeMark(situation, mark)
    if (lapses) lapse(situation)
  }
  situation.now = to
  return situation
}

const isOfStanding = (situation: Situation, markId: string): boolean =>
  standing(situation)?.visit.marks.some(({ id }) => id === markId) ?? false

const lapse = (situation: Situation): void => {
  const here = standing(situation)
  if (!here?.plan.lapse) return
  const label = labelOf(situation, here.visit)
  situation.story.push(`lapse ${label}`, `tell commune-officer: lapsed of ${label}`)
  goBack(situation, 'lapsed')
}

type Then = StepPlan['acts'][number]['then']

const follow = (situation: Situation, then: Then, said: Said): void => {
  const here = standing(situation)
  if (!here) return
  if (said.successor) moveOver(situation, said.successor)
  else if (then === 'stay') situation.story.push(`open ${labelOf(situation, here.visit)}`)
  else if (then === 'back') goBack(situation, 'answered')
  else if ('outcome' in then) leave(situation, said.outcome ?? then.outcome, said)
  else if (then.step === 'supplement') ask(situation)
  else moveTo(situation, then.step)
  count(situation)
}

const ask = (situation: Situation): void => {
  const here = standing(situation)
  if (here?.plan.supplementPauses?.value) {
    here.visit.pausedAt = situation.heard
    situation.story.push(`pause ${labelOf(situation, here.visit)}`)
  }
  enter(situation, 'supplement')
}

/** The producer's turn ends and the step that asked runs on, with what was left of its time. */
const goBack = (situation: Situation, outcome: string): void => {
  close(situation, outcome)
  const asking = situation.open.at(-1)
  if (!asking) throw new Error('Nobody asked')
  if (asking.pausedAt !== null) asking.pausedMs += situation.heard - asking.pausedAt
  asking.pausedAt = null
  asking.marks = marksFrom(situation, asking)
  situation.story.push(`resume ${labelOf(situation, asking)}`)
}

const moveTo = (situation: Situation, step: StepName): void => {
  const from = situation.open.at(-1)?.step
  close(situation, step)
  if (step === 'council-scoring' && (from === 'council-scoring' || from === 'council-result'))
    situation.scoring = 2
  enter(situation, step)
}

const enter = (situation: Situation, step: StepName): void => {
  stepPlan(situation, step)
  const visit = (situation.visits[step] ?? 0) + 1
  situation.visits[step] = visit
  const opened = {
    ...{ step, visit, openedAt: situation.heard, pausedMs: 0, pausedAt: null, marks: [] },
  }
  situation.story.push(`open ${labelOf(situation, opened)}`)
  situation.open.push({ ...opened, marks: marksFrom(situation, opened) })
}

const close = (situation: Situation, outcome: string): void => {
  const visit = situation.open.pop()
  if (visit) situation.story.push(`close ${labelOf(situation, visit)}: ${outcome}`)
}

const leave = (situation: Situation, outcome: LevelOutcome, said: Said): void => {
  const plan = levelPlan(situation)
  while (situation.open.length > 0) close(situation, outcome)
  const index = situation.levels.indexOf(plan)
  if (outcome === 'proposed') return arrive(situation, situation.levels[index + 1])
  const below = situation.levels[index - 1]
  if (outcome === 'returned') return arrive(situation, below, below?.onReturn?.step)
  const above = situation.levels.find(({ level }) => level === plan.forwardFrom?.to)
  if (outcome === 'forwarded') return arrive(situation, above)
  if (said.certificateNumber !== undefined) situation.story.push('publish')
  situation.phase = 'ended'
  situation.outcome = outcome
}

/** A running evaluation goes over to the levels that succeed its own. */
const moveOver = (situation: Situation, { levels, level, entry }: Successor): void => {
  while (situation.open.length > 0) close(situation, 'transferred')
  situation.levels = levels
  const plan = levels.find((each) => each.level === level)
  arrive(situation, plan, entry)
}

/** The dossier comes to a level: a new numbered attempt, with its own visits, scoring and clock. */
const arrive = (
  situation: Situation,
  plan: LevelPlan | undefined,
  entry: StepName | undefined = plan?.steps[0]?.step,
): void => {
  if (!plan) throw new Error('The plan leads to no such level')
  situation.level = plan.level
  situation.attempt = (situation.attempts[plan.level] ?? 0) + 1
  situation.attempts[plan.level] = situation.attempt
  situation.visits = {}
  situation.scoring = 1
  situation.newCards = false
  if (entry) enter(situation, entry)
}

/** New cards are counted while it is the council's turn; a complete scoring goes on, or again when it lies too far apart. */
const count = (situation: Situation): void => {
  while (situation.newCards && situation.open.at(-1)?.step === 'council-scoring') {
    situation.newCards = false
    situation.story.push(`tally ${situation.scoring}`)
    const tally = situation.tallies[situation.scoring]
    if (!tally?.complete) return
    const again = tally.gapTooWide && situation.scoring === 1
    moveTo(situation, again ? 'council-scoring' : 'council-result')
  }
}
