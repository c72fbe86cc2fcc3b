import { proxyActivities } from '@temporalio/workflow'
import type { ProcessInput } from '@ocop/dossiers/contract/processes'
import type { RoundStanding } from '@ocop/dossiers/contract/round'
import { patience } from '../evaluation/policy.ts'
import { ProcessDesk } from '../process/process-desk.ts'
import type { RoundActivities } from './activities.ts'

const rounds = proxyActivities<RoundActivities>(patience)

/**
 * One round of a council: closes its list at the cut-off, opens the step that its record stands at, takes the acts of
 * its secretary, chair and decision maker, and tells each dossier's process what the round ordered. Ends when every
 * result it concluded is decided.
 */
export async function holdRound(input: ProcessInput): Promise<void> {
  const desk = new ProcessDesk(input)
  desk.listen()
  await hold(input.subjectId, desk)
  await desk.end('closed')
}

const hold = async (roundId: string, desk: ProcessDesk): Promise<void> => {
  const steps = new StepsOfRound(desk)
  for (;;) {
    const look = await rounds.lookAtRound(roundId, desk.now())
    if (look.ordersLeft > 0) {
      await rounds.carryOutOrders(roundId, desk.now())
      continue
    }
    if (look.isSettled) {
      await rounds.closeRound(roundId, desk.now())
      continue
    }
    if (look.step === null) return
    await steps.stand(look.step)
    const { closesAt, step } = look
    const woken = await desk.wait(step.plan.acts, closesAt ? [{ id: 'cut-off', at: closesAt }] : [])
    if (woken.kind === 'act') await desk.apply(woken.message)
    if (woken.kind === 'moment') await rounds.closeList(roundId, desk.now())
  }
}

/** The one step a round stands at; a step that comes again, or is due another day, is a new visit of it. */
class StepsOfRound {
  readonly #desk: ProcessDesk
  readonly #visits = new Map<string, number>()
  #standing: string | undefined

  constructor(desk: ProcessDesk) {
    this.#desk = desk
  }

  async stand({ plan, dueOn }: NonNullable<RoundStanding['step']>): Promise<void> {
    const standing = `${plan.step} ${dueOn}`
    if (standing === this.#standing) return
    await this.#desk.steps.closeAll(plan.step)
    const visit = (this.#visits.get(plan.step) ?? 0) + 1
    this.#visits.set(plan.step, visit)
    await this.#desk.steps.open(plan, { visit, dueOn })
    this.#standing = standing
  }
}
