import { z } from 'zod'
import { CommandResult } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { CouncilView } from '@ocop/dossiers/contract/council'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import { RoundView, type RoundActName } from '@ocop/dossiers/contract/round'
import type { Desk } from './plan.ts'
import type { Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

/** A round's id, by its day, its dossier or the key it has in its plan. */
export const roundIdOf = (stage: Stage, desk: Desk, name: string): string =>
  stableId('round', stage.rehearsal.id, desk, name)

/** What a letter that convenes a council says, whatever it convenes it for. */
export const letter = {
  number: 'DT-01/GM-HĐ',
  agenda: 'Nghe Tổ tư vấn báo cáo; chấm điểm, thảo luận, kết luận từng hồ sơ.',
}
export const venue = 'Phòng họp của Hội đồng'

/** What was asked for, or undefined where there is no such thing to be known of. */
const found = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'missing') return undefined
    throw error
  })

const Councils = z.object({ items: z.array(CouncilView) })

export type Table = ReturnType<typeof tableOf>

/** A council's secretary at work on its rounds; the decisions on their results are the unit's decision maker's. */
export const tableOf = (stage: Stage, desk: Desk) => {
  const someone = (as: Role) => {
    const member = stage.at(desk).find(({ role }) => role === as)
    if (!member) throw new Error(`There is no ${as} at ${desk}`)
    return { ...member, person: stage.person(member.key) }
  }
  const { unit: seat, person: secretary } = someone('council-secretary')
  const council = async (): Promise<CouncilView> => {
    const { items } = await secretary.get(Councils, '/api/dossiers/councils')
    const own = items.find(({ unit }) => unit === seat)
    if (!own) throw new Error(`There is no council at ${desk}`)
    return own
  }
  const view = (id: string): Promise<RoundView> =>
    secretary.get(RoundView, `/api/dossiers/rounds/${id}`)
  return {
    council,
    find: (id: string): Promise<RoundView | undefined> => found(view(id)),
    /** Of some dossiers those that wait for their council's round. */
    waiting: async (dossiers: readonly string[]): Promise<string[]> => {
      const ids: string[] = []
      for (const id of dossiers) {
        const dossier = await found(secretary.get(DossierView, `/api/dossiers/dossiers/${id}`))
        if (dossier?.step?.step === 'council-round') ids.push(id)
      }
      return ids
    },
    plan: async (wish: object): Promise<RoundView> =>
      secretary.post(RoundView, '/api/dossiers/rounds', {
        ...wish,
        council: (await council()).id,
      }),
    /** One act on the round while it stands at a state; played before, the round has moved on from there. */
    act: async (
      { id }: Pick<RoundView, 'id'>,
      act: RoundActName,
      { from, body = {}, about = '' }: Played,
    ): Promise<void> => {
      const round = await view(id)
      if (!from.includes(round.state)) return
      const { person } = act === 'decisions' ? someone('decision-maker') : { person: secretary }
      await person.post(CommandResult, `/api/dossiers/rounds/${id}/${act}`, {
        commandId: stableId('round-act', id, act, about),
        seenVersion: round.version,
        ...body,
      })
    },
  }
}

type Played = {
  readonly from: readonly RoundView['state'][]
  readonly body?: object
  /** What of the round it is about, where the same act is done several times. */
  readonly about?: string
}
