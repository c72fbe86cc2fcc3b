import fc from 'fast-check'
import { expect } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { ActName, type LevelPlan, type StepName } from '@ocop/dossiers/contract/regime'
import type { EvaluationActivities } from '../../src/evaluation/activities.ts'
import { act, advance, card, lodge, type Judged, type Said } from './machine.ts'
import type { RealEvaluation } from './real.ts'
import { levelPlan, standing, type Situation } from './situation.ts'

/** The model's state in a box, as fast-check hands it from command to command. */
export type Box = { situation: Situation }
type Command = fc.AsyncCommand<Box, RealEvaluation>

/** One happening: done to model and processes alike, after which both must stand at the same place. */
const command = (
  name: string,
  run: (box: Box, real: RealEvaluation) => Promise<void>,
  check: (box: Box) => boolean = () => true,
): Command => ({
  check,
  run: async (box, real) => {
    await run(box, real)
    await real.agreesWith(box.situation)
  },
  toString: () => name,
})

const isRunning = ({ situation }: Box): boolean => situation.phase === 'running'

/** Both are asked the same and must answer the same; the model moves on. */
const agree = async (box: Box, judged: Judged, answer: Promise<string>): Promise<void> => {
  expect(await answer).toBe(judged.answer)
  box.situation = judged.situation
}

const saidTo = (real: RealEvaluation, name: string, said: Said): Said =>
  name === 'decisions' && said.outcome === undefined && said.refused === undefined
    ? { ...said, certificateNumber: real.dossier.certificate }
    : said

const send = (box: Box, real: RealEvaluation, name: ActName, said: Said): Promise<void> => {
  const told = saidTo(real, name, said)
  return agree(box, act(box.situation, name, told), real.act(name, told))
}

export const lodging = (said: Said): Command =>
  command(
    `lodge ${said.refused ?? ''}`,
    (box, real) => agree(box, lodge(box.situation, said), real.lodge(said)),
    // What has ended is never lodged again: the record knows. A refused one may be.
    ({ situation }) => situation.phase !== 'ended',
  )

/** Any act at all, in turn or out of it. */
const anyAct = (name: ActName, said: Said): Command =>
  command(`${name} ${JSON.stringify(said)}`, (box, real) => send(box, real, name, said))

/** One of the acts that the open step allows, so that runs come to the far end of the procedure too. */
const legal = ({ situation }: Box): ActName[] =>
  (standing(situation)?.plan.acts ?? [])
    .map((entry) => entry.act)
    .filter((name) => name !== 'withdraw')

const chosen = (box: Box, pick: number): ActName => {
  const names = legal(box)
  return names[pick % names.length] ?? 'withdraw'
}

/** An act that leads on: out of the level, or to a step that comes later in its plan. */
const leadsOn = ({ situation }: Box): ActName[] => {
  const here = standing(situation)
  const { steps } = levelPlan(situation)
  const indexOf = (step: StepName): number => steps.findIndex((plan) => plan.step === step)
  return (here?.plan.acts ?? []).flatMap(({ act: name, then }) => {
    const isOut = typeof then === 'object' && 'outcome' in then && name !== 'withdraw'
    const isLater =
      typeof then === 'object' && 'step' in then && here !== undefined
        ? then.step !== 'supplement' && indexOf(then.step) > indexOf(here.plan.step)
        : then === 'back'
    return isOut || isLater ? [name] : []
  })
}

const goOn = (pick: number): Command =>
  command(
    `go on ${pick}`,
    (box, real) => {
      const names = leadsOn(box)
      return send(box, real, names[pick % names.length] ?? 'withdraw', {})
    },
    (box) => leadsOn(box).length > 0,
  )

/** The law under which the evaluation goes on after a transfer, at the level it stands at or the next there is. */
const transferTo = (levels: readonly LevelPlan[]): Command =>
  command(
    'transferred',
    (box, real) => {
      const plan =
        levels.find(({ level }) => level === box.situation.level) ??
        levels.find(({ level }) => level === 'province')
      // A supplement ends with its step: it is asked for again, if it must.
      const here = box.situation.open[0]?.step
      const entry = plan?.steps.find(({ step }) => step === here) ?? plan?.steps[0]
      if (!plan || !entry) throw new Error('There is nowhere to go over to')
      const successor = { levels, level: plan.level, entry: entry.step }
      return send(box, real, 'transfer', { successor })
    },
    isRunning,
  )

const proceed = (pick: number, said: Said): Command =>
  command(
    `proceed ${pick} ${JSON.stringify(said)}`,
    (box, real) => send(box, real, chosen(box, pick), said),
    (box) => legal(box).length > 0,
  )

const cardOnRecord = (tally: { complete: boolean; gapTooWide: boolean }): Command =>
  command(
    `card ${JSON.stringify(tally)}`,
    async (box, real) => {
      const { scoring } = box.situation
      box.situation = card(box.situation, tally)
      await real.score(tally, scoring)
    },
    isRunning,
  )

const daysPass = (days: number): Command =>
  command(
    `${days} days pass`,
    async (box, real) => {
      box.situation = advance(box.situation, days)
      await real.dossier.stepDays(days)
    },
    isRunning,
  )

/** The last command comes a second time, as another message. */
const duplicate: Command = command('the last command again', async (box, real) => {
  const sent = real.last
  const { level, attempt, phase } = box.situation
  const isThere = phase === 'running' && sent?.place.level === level
  if (!sent || !isThere || sent.place.attempt !== attempt || sent.answer === 'act-not-now') return
  const answer = await real.repeat(sent)
  // A refusal is not carried over to the next run: it is judged anew, and changes nothing again.
  if (sent.answer === 'accepted') expect(answer).toBe('accepted')
  else expect([sent.answer, 'act-not-now']).toContain(answer)
})

/** The lodging comes a second time, as another message, to whichever run the dossier's process is at. */
const lodgedOnceMore: Command = command(
  'the lodging again',
  async (_box, real) => {
    if (real.lodging) expect(await real.repeatLodging(real.lodging)).toBe('accepted')
  },
  isRunning,
)

/** Two people do the same at the same moment: one of them is told that it is no longer waited for. */
const twoAtOnce = (pick: number): Command =>
  command(
    `two at once ${pick}`,
    async (box, real) => {
      const name = chosen(box, pick)
      const said = saidTo(real, name, {})
      const judged = act(box.situation, name, said)
      const isAgain = act(judged.situation, name).answer === 'accepted'
      if (isAgain) return send(box, real, name, said)
      const answers = await Promise.all([real.act(name, said), real.act(name, said)])
      expect(answers.toSorted()).toEqual([judged.answer, 'act-not-now'])
      real.last = undefined
      box.situation = judged.situation
    },
    (box) => legal(box).length > 0,
  )

/** The worker goes, and with it what it had in memory; another comes. */
const workerReplaced: Command = command('the worker is replaced', (_box, real) =>
  real.dossier.stage.replaceWorker(),
)

/** A command finds no worker; it is answered when one comes. */
const sentWhileNoWorker = (pick: number): Command =>
  command(
    `sent while no worker runs ${pick}`,
    async (box, real) => {
      const { stage } = real.dossier
      await stage.restWorker()
      const sending = send(box, real, chosen(box, pick), {})
      await pause(50)
      await stage.replaceWorker()
      await sending
    },
    (box) => legal(box).length > 0,
  )

/** The next call of a kind meets a service that is down. */
const outage = (name: keyof EvaluationActivities): Command =>
  command(`${name} is down once`, async (_box, real) => {
    real.dossier.stage.services.breakDown(real.dossier.id, name, 1)
  })

const refusedByRecord: Said = { refused: 'version-stale' }
const tallies = fc.record({ complete: fc.boolean(), gapTooWide: fc.boolean() })
const picks = fc.nat(11)

/** What may happen next, legal steps being the most frequent. */
export const happenings = (
  successors: readonly (readonly LevelPlan[])[],
): readonly fc.Arbitrary<Command>[] => [
  ...Array.from({ length: 6 }, () => picks.map(goOn)),
  ...Array.from({ length: 2 }, () =>
    fc
      .tuple(picks, fc.constantFrom<Said>({}, {}, {}, refusedByRecord))
      .map((each) => proceed(...each)),
  ),
  picks.map((pick) => proceed(pick, {})),
  fc.constant(proceed(0, { stays: true })),
  fc.constant(anyAct('supplements', { stays: true })),
  fc.constant(anyAct('decisions', { outcome: 'not-recognised' })),
  fc
    .tuple(fc.constantFrom(...ActName.options), fc.constantFrom<Said>({}, refusedByRecord))
    .filter(([name]) => name !== 'lodge' && name !== 'transfer')
    .map(([name, said]) => anyAct(name, said)),
  fc.constantFrom(...successors).map(transferTo),
  fc.constant(lodging({})),
  tallies.map(cardOnRecord),
  fc.constant(cardOnRecord({ complete: true, gapTooWide: false })),
  fc.integer({ min: 1, max: 50 }).map((half) => daysPass(half / 2)),
  fc.constant(duplicate),
  fc.constant(duplicate),
  fc.constant(lodgedOnceMore),
  picks.map(twoAtOnce),
  fc.constant(workerReplaced),
  picks.map(sentWhileNoWorker),
  fc
    .constantFrom('applyCommand', 'openStep', 'closeStep', 'tell', 'lapseSupplement', 'tallyScores')
    .map((name) => outage(name)),
]
