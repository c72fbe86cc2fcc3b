import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetOf } from '../grading/score-sheets.ts'
import { cardOf, marksOf } from '../test-cards.ts'
import { done, dossiersServer, newId, type Answer, type DossiersServer } from '../test-dossiers.ts'
import { units, type Who } from '../test-people.ts'
import { roundOn } from '../test-round.ts'
import { threeTiersOf } from '../test-three-tiers.ts'
import { refusal } from '../test-walk.ts'

let server: DossiersServer
let tiers: ReturnType<typeof threeTiersOf>
beforeAll(async () => {
  server = await dossiersServer()
  server.wall.now = '2025-06-30T02:00:00.000Z'
  tiers = threeTiersOf(server)
  await tiers.councils()
})
afterAll(() => server.stop())

const atDistrictScoring = async (): Promise<string> => {
  const id = await tiers.atDistrict(await tiers.lodged())
  await tiers.walk.must('officerThen', id, 'accept')
  await tiers.walk.must('adviserThen', id, 'advisory-report')
  const { code: unit } = units.huyenKimThanh
  await roundOn(server, { secretary: 'secretaryThen', unit }).inMeeting([id])
  return id
}
const sheet = sheetOf('148-2023', 1)
const score = async (who: Who, id: string): Promise<Answer> =>
  server.as(who).post(`/dossiers/${id}/scorecards`, {
    commandId: newId(),
    seenVersion: (await tiers.walk.view(id)).version,
    marks: marksOf(cardOf(66, 3, sheet), sheet),
    knockouts: [],
  })

test('a district’s council scores until the district’s last day, and no card of it is taken after', async () => {
  const id = await atDistrictScoring()
  done(await score('memberThen', id))
  server.wall.now = '2025-07-01T02:00:00.000Z'
  expect(refusal(await score('otherThen', id))).toEqual([403, 'unit-gone'])
})
