import { z } from 'zod'
import type { CouncilStatute } from '../contract/council.ts'
import { CouncilView } from '../contract/council.ts'
import { RoundView, type RoundActName } from '../contract/round.ts'
import { done, newId, type Answer, type DossiersServer } from './test-dossiers.ts'
import { units, type Who } from './test-people.ts'

const article = 'Quy chế để kiểm thử'
/** A statute under which a council may hold rounds at any time, and give opinions in writing on every kind. */
export const rehearsedStatute: CouncilStatute = {
  article,
  extraRounds: { value: true, article },
  writtenOpinions: { kinds: ['first', 'upgrade', 're-evaluation'], article },
}

/** The city's council: the chair, a vice, two members, and a secretary who does not score. */
export const foundCityCouncil = async (
  server: DossiersServer,
  statute: Partial<CouncilStatute> = {},
): Promise<void> => {
  const seat = (personId: Who, kind = 'member', scoring = true) => ({
    ...{ personId, seat: kind, scoring },
    agency: 'Sở Công Thương',
  })
  done(
    await server.as('province').post('/councils', {
      commandId: newId(),
      unit: '31',
      name: 'Hội đồng OCOP thành phố Hải Phòng',
      issuer: 'Chủ tịch UBND thành phố Hải Phòng',
      decisionNumber: '77/QĐ-UBND',
      seats: [
        seat('chair', 'chair'),
        seat('vice', 'vice'),
        seat('member'),
        seat('twoPosts'),
        seat('secretary', 'secretary', false),
      ],
      statute: { ...rehearsedStatute, ...statute },
    }),
  )
}

const letter = {
  number: '15/GM-HĐ',
  agenda: 'Đánh giá, phân hạng sản phẩm OCOP',
  venue: 'Trụ sở UBND thành phố',
}

const daysBefore = (instant: string, days: number): string =>
  new Date(Date.parse(instant) - days * 86_400_000).toISOString()

/** Holds rounds of a unit's newest council as its secretary would, through the public routes only. */
export const roundOn = (
  server: DossiersServer,
  { secretary = 'secretary', unit = units.haiPhong.code }: { secretary?: Who; unit?: string } = {},
) => {
  const view = (id: string, who: Who = secretary): Promise<RoundView> =>
    server.as(who).read(`/rounds/${id}`, RoundView)

  const act = async (
    who: Who,
    id: string,
    name: RoundActName,
    more: object = {},
  ): Promise<Answer> => {
    const { version } = await view(id)
    return server
      .as(who)
      .post(`/rounds/${id}/${name}`, { commandId: newId(), seenVersion: version, ...more })
  }
  const must = async (...acting: Parameters<typeof act>): Promise<void> => {
    done(await act(...acting))
  }

  const council = async (): Promise<CouncilView> => {
    const List = z.object({ items: z.array(CouncilView) })
    const { items } = await server.as(secretary).read('/councils?pageSize=100', List)
    const newest = items.find((each) => each.unit === unit)
    if (!newest) throw new Error('There is no council')
    return newest
  }

  const plan = async (more: object): Promise<Answer> => {
    const year = Number(server.wall.now.slice(0, 4))
    return server.as(secretary).post('/rounds', {
      commandId: newId(),
      council: (await council()).id,
      kind: 'extra',
      year,
      planNumber: '40/KH-UBND',
      decidedBefore: `${year}-12-30`,
      ...more,
    })
  }
  const planned = async (more: object): Promise<string> =>
    RoundView.parse(done(await plan(more))).id

  /** Planned, convened and packed some days ago: the council may meet now. */
  const packed = async (dossiers: readonly string[]): Promise<string> => {
    const { now } = server.wall
    server.wall.now = daysBefore(now, 7)
    const id = await planned({ dossiers })
    await must(secretary, id, 'convene', { letter, mode: 'meeting', meetsAt: now })
    await must(secretary, id, 'send-pack')
    server.wall.now = now
    return id
  }

  const everybody = async (): Promise<string[]> =>
    (await council()).seats.map(({ personId }) => personId)

  /** The council meets, everybody there. */
  const met = async (dossiers: readonly string[]): Promise<string> => {
    const id = await packed(dossiers)
    await must(secretary, id, 'open-meeting', { present: await everybody() })
    return id
  }

  /** The council meets and scores. */
  const inMeeting = async (dossiers: readonly string[]): Promise<string> => {
    const id = await met(dossiers)
    await must(secretary, id, 'open-scoring')
    return id
  }

  /** The council is asked in writing, and its members may score. */
  const inWriting = async (dossiers: readonly string[]): Promise<string> => {
    const id = await planned({ dossiers })
    const answerBy = server.wall.now.slice(0, 10)
    await must(secretary, id, 'convene', { letter, mode: 'written', answerBy })
    await must(secretary, id, 'send-pack')
    await must(secretary, id, 'open-scoring')
    return id
  }

  return { view, act, must, plan, planned, packed, met, inMeeting, inWriting, everybody, letter }
}
