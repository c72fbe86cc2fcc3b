import { z } from 'zod'
import { dayOf } from '@ocop/kernel/days'
import { DossierView } from '../contract/dossier.ts'
import { sheetOf } from './grading/score-sheets.ts'
import { regime } from './regime/regimes.ts'
import { cardOf, marksOf } from './test-cards.ts'
import { done, newId, type Answer, type DossiersServer } from './test-dossiers.ts'
import { units, type Who } from './test-people.ts'
import { rehearsedStatute, roundOn } from './test-round.ts'

const Id = z.object({ id: z.uuid() })
const text = 'Đã kiểm tra đầy đủ, đúng quy định.'

/** The bodies of the acts as somebody would fill them in. */
export const bodies = {
  lodge: {},
  accept: {},
  'commune-report': {
    contents: { origin: text, labour: text, idea: text, identity: text },
    proposalNumber: '12/TTr-UBND',
    panel: {
      heldOn: '2025-01-02',
      members: [
        { name: 'Phạm Thị Ngát', duty: 'Chủ tịch UBND xã, chủ trì' },
        { name: 'Nguyễn Văn Quyết', duty: 'Phòng Kinh tế' },
      ],
      minutes: text,
    },
  },
  'supplement-requests': { items: [{ paper: 'business-registration', text: 'Bản rõ hơn' }] },
  supplements: { answer: 'Đã bổ sung bản rõ', papers: [] },
  'advisory-report': { findings: text, proposal: 'Trình Hội đồng đánh giá' },
  'second-scoring': { reason: 'Điểm chênh quá mười' },
  withdraw: { reason: 'Chưa sẵn sàng' },
  decisions: { stars: 3, decisionNumber: '123/QĐ-UBND' },
  forward: { decisionNumber: '124/QĐ-UBND' },
  return: { decisionNumber: '125/UBND-NN', reason: 'Dưới mức điểm của cấp này' },
  'evaluate-again': { reason: 'Chủ thể đã hoàn thiện sản phẩm' },
} as const

/** Brings dossiers to where a test begins, through the public routes only. */
export const walkOf = (server: DossiersServer) => {
  const view = async (id: string, who: Who = 'producer'): Promise<DossierView> =>
    server.as(who).read(`/dossiers/${id}`, DossierView)

  /** One act as the page would send it: on the version now shown. */
  const act = async (
    who: Who,
    id: string,
    name: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer> => {
    const { version } = await view(id)
    const decided = ['decisions', 'forward', 'return'].includes(name)
      ? { decidedOn: dayOf(server.wall.now) }
      : {}
    const body = { ...Object.entries(bodies).find(([each]) => each === name)?.[1], ...decided }
    return server.as(who).post(`/dossiers/${id}/${name}`, {
      commandId: newId(),
      seenVersion: version,
      ...body,
      ...more,
    })
  }
  const must = async (...acting: Parameters<typeof act>): Promise<void> => {
    done(await act(...acting))
  }

  const begin = async (who: Who = 'producer', more: object = {}): Promise<string> => {
    const product = { name: 'Bánh đa gạo Kim Thành', sheet: 1 }
    const body = { kind: 'first', product, ...more }
    return Id.parse(done(await server.as(who).post('/dossiers', body))).id
  }

  /** A draft with everything lodging asks for. */
  const draft = async (more: object = {}, who: Who = 'producer'): Promise<string> => {
    const id = await begin(who, more)
    const { version, regime: law, sheet } = await view(id)
    const { file } = server.neighbours
    done(
      await server.as(who).patch(`/dossiers/${id}`, {
        seenVersion: version,
        form: {
          ...{ representative: 'Nguyễn Văn An', address: 'Xã Kim Thành', phone: '0912 345 678' },
          changes: [{ text: 'Bao bì mới có mã truy xuất', proof: ['quality-declaration'] }],
        },
        choices: cardOf(55, 3, sheetOf(regime(law).sheets, sheet)),
        papers: ['business-registration', 'quality-declaration'].map((kind) => ({
          kind,
          fileId: file(),
        })),
      }),
    )
    return id
  }
  const lodged = async (more: object = {}, who: Who = 'producer'): Promise<string> => {
    const id = await draft(more, who)
    await must(who, id, 'lodge')
    return id
  }
  const atProvince = async (id: string): Promise<string> => {
    await must('commune', id, 'accept')
    await must('commune', id, 'commune-report')
    return id
  }
  /** Up to where the dossier waits for its council's round. */
  const toRound = async (id: string): Promise<string> => {
    await atProvince(id)
    await must('province', id, 'accept')
    await must('adviser', id, 'advisory-report')
    return id
  }
  const atScoring = async (id: string): Promise<string> => {
    await toRound(id)
    await roundOn(server).inMeeting([id])
    return id
  }
  const score = async (who: Who, id: string, points: number, stars = 0): Promise<Answer> =>
    server.as(who).post(`/dossiers/${id}/scorecards`, {
      commandId: newId(),
      seenVersion: (await view(id)).version,
      marks: marksOf(cardOf(points, stars)),
      knockouts: [],
    })
  /** A council that scored alike and concluded on the same sheet. */
  const concluded = async (id: string, points: number, stars: number): Promise<string> => {
    await atScoring(id)
    for (const who of ['chair', 'member', 'other'] as const)
      done(await score(who, id, points, stars))
    await must('chair', id, 'council-results', resultOf(points, stars))
    return id
  }
  /** The council of Hải Phòng: a chair and two members who score, and a secretary who does not. */
  const council = async (): Promise<void> => {
    const { haiPhong } = units
    const seat = (personId: Who, kind: string, scoring = true) => ({
      ...{ personId, seat: kind, scoring },
      agency: 'Sở Nông nghiệp và Môi trường',
    })
    const seats = [seat('chair', 'chair'), seat('member', 'member'), seat('other', 'member')]
    done(
      await server.as('province').post('/councils', {
        commandId: newId(),
        unit: haiPhong.code,
        name: 'Hội đồng OCOP thành phố Hải Phòng',
        issuer: 'Chủ tịch UBND thành phố Hải Phòng',
        decisionNumber: '77/QĐ-UBND',
        seats: [...seats, seat('secretary', 'secretary', false)],
        statute: rehearsedStatute,
      }),
    )
  }
  return {
    view,
    act,
    must,
    begin,
    draft,
    lodged,
    atProvince,
    toRound,
    atScoring,
    score,
    concluded,
    council,
  }
}

/** The result a council concludes with when it agrees on a sheet of so many points. */
export const resultOf = (points: number, stars: number) => ({
  agreed: cardOf(points, stars),
  knockouts: [],
  minutes: 'Hội đồng thống nhất kết quả.',
})

const Refusal = z.object({
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
})

/** Status and code of a refusal. */
export const refusal = ({ status, body }: Answer): readonly [number, string] => [
  status,
  status < 300 ? 'done' : Refusal.parse(body).code,
]

/** Pointer and code of every fault, in order. */
export const faultsOf = ({ body }: Answer): readonly (readonly [string, string])[] =>
  (Refusal.parse(body).errors ?? [])
    .map(({ pointer, code }) => [pointer, code] as const)
    .toSorted(([a], [b]) => a.localeCompare(b))
