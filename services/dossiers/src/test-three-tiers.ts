import { sheetOf } from './grading/score-sheets.ts'
import { cardOf, marksOf } from './test-cards.ts'
import { done, newId, type DossiersServer } from './test-dossiers.ts'
import { units, type Who } from './test-people.ts'
import { rehearsedStatute, roundOn } from './test-round.ts'
import { walkOf } from './test-walk.ts'

const sheet = sheetOf('148-2023', 1)

/** Brings dossiers through 148/2023 as it was: commune, district, province, before the districts ended. */
export const threeTiersOf = (server: DossiersServer) => {
  const walk = walkOf(server)

  const council = async (unit: { readonly code: string; readonly name: string }): Promise<void> => {
    const seat = (personId: Who, kind: string, scoring = true) => ({
      ...{ personId, seat: kind, scoring },
      agency: 'Phòng Nông nghiệp và Môi trường',
    })
    done(
      await server.as('officerThen').post('/councils', {
        commandId: newId(),
        unit: unit.code,
        name: `Hội đồng OCOP ${unit.name}`,
        issuer: `Chủ tịch UBND ${unit.name}`,
        decisionNumber: '17/QĐ-UBND',
        seats: [
          seat('chairThen', 'chair'),
          seat('memberThen', 'member'),
          seat('otherThen', 'member'),
          seat('secretaryThen', 'secretary', false),
        ],
        statute: rehearsedStatute,
      }),
    )
  }
  const councils = async (): Promise<void> => {
    await council(units.huyenKimThanh)
    await council(units.haiDuong)
  }

  const lodged = (more: object = {}): Promise<string> => walk.lodged(more, 'producerThen')

  const atDistrict = async (id: string): Promise<string> => {
    await walk.must('communeThen', id, 'accept')
    await walk.must('communeThen', id, 'commune-report')
    return id
  }

  /** The level's council scores alike and concludes on the same card. */
  const evaluate = async (id: string, points: number, stars: number): Promise<void> => {
    await walk.must('adviserThen', id, 'advisory-report')
    const { level } = await walk.view(id)
    const { code } = level === 'district' ? units.huyenKimThanh : units.haiDuong
    await roundOn(server, { secretary: 'secretaryThen', unit: code }).inMeeting([id])
    const card = cardOf(points, stars, sheet)
    for (const who of ['chairThen', 'memberThen', 'otherThen'] as const)
      done(
        await server.as(who).post(`/dossiers/${id}/scorecards`, {
          commandId: newId(),
          seenVersion: (await walk.view(id)).version,
          marks: marksOf(card, sheet),
          knockouts: [],
        }),
      )
    const minutes = 'Hội đồng thống nhất kết quả.'
    await walk.must('chairThen', id, 'council-results', { agreed: card, knockouts: [], minutes })
  }

  /** From a level's intake to its decision. */
  const concluded = async (id: string, points: number, stars: number): Promise<string> => {
    await walk.must('officerThen', id, 'accept')
    await evaluate(id, points, stars)
    return id
  }

  /** Forwarded by the district with its samples, at the province's intake. */
  const forwarded = async (): Promise<string> => {
    const id = await concluded(await atDistrict(await lodged()), 75, 4)
    await walk.must('officerThen', id, 'samples', {
      kind: 'received',
      units: 5,
      condition: 'Nguyên vẹn',
    })
    await walk.must('deciderThen', id, 'forward')
    return id
  }

  /** Scored below 70 by the province and returned: at the district for the second time. */
  const returned = async (): Promise<string> => {
    const id = await concluded(await forwarded(), 66, 3)
    await walk.must('deciderThen', id, 'return')
    return id
  }
  return { walk, councils, lodged, atDistrict, evaluate, concluded, forwarded, returned }
}
