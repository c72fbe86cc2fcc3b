import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '@ocop/kernel/days'
import { ClosedStep } from '../../contract/process.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations, units } from '../test-people.ts'
import { rehearsedStatute, roundOn } from '../test-round.ts'
import { resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const article = 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm g'
const owner = { role: 'producer', name: organisations.cooperative.name }
const commune = { role: 'commune-officer', name: units.kimThanh.name }
const concluded = async (name: string, points: number, stars: number): Promise<string> =>
  walk.concluded(await walk.lodged({ product: { name, sheet: 1 } }), points, stars)

test('with the decision its owner and commune are told of the result: what it was, when, and by which article', async () => {
  const id = await concluded('Rươi đông lạnh', 66, 3)
  expect((await walk.view(id)).resultNotices).toEqual([])
  await walk.must('decider', id, 'decisions')
  const told = { level: 'province', attempt: 1, article, decisionNumber: '123/QĐ-UBND' }
  const { resultNotices } = await walk.view(id)
  expect(resultNotices).toMatchObject([
    { ...told, to: owner },
    { ...told, to: commune },
  ])
  for (const { text, toldAt } of resultNotices) {
    expect(text).toContain('Rươi đông lạnh: Hội đồng chấm 66 điểm; được công nhận 3 sao')
    expect(text).toContain('số 123/QĐ-UBND')
    expect(dayOf(toldAt)).toBe(dayOf(server.wall.now))
  }
})

const unrecognised = 'không được công nhận hạng sao'
test.each([
  { name: 'Bột sắn', points: 49, stars: 0, act: 'decisions', says: unrecognised },
  { name: 'Chả rươi', points: 90, stars: 5, act: 'forward', says: 'chuyển lên cấp trên' },
])('of $name at $points points they are told too', async ({ name, points, stars, act, says }) => {
  const id = await concluded(name, points, stars)
  await walk.must('decider', id, act, act === 'decisions' ? { stars: null } : {})
  const { resultNotices } = await walk.view(id, 'commune')
  expect(resultNotices.map(({ to }) => to)).toEqual([owner, commune])
  expect(resultNotices[0]?.text).toContain(says)
})

test('the ledger is told as the deciding step closes, the same however often it is asked', async () => {
  const id = await concluded('Mắm rươi', 66, 3)
  const step = (await walk.view(id)).step?.id ?? ''
  await walk.must('decider', id, 'decisions')
  const path = `/process/steps/${encodeURIComponent(step)}/close`
  const close = async () =>
    ClosedStep.parse(
      done(await server.internally(path, { at: server.wall.now, outcome: 'decisions' })),
    )
  const { notices } = await close()
  expect(notices).toMatchObject([
    {
      id: `${step}:result:producer`,
      kind: 'reminder',
      to: { role: 'producer', organisationId: organisations.cooperative.id },
    },
    { id: `${step}:result:commune-officer`, to: { unit: units.kimThanh } },
  ])
  expect((await close()).notices).toEqual(notices)
})

const setUpCentralCouncil = async (): Promise<void> => {
  const agency = 'Bộ Công Thương'
  done(
    await server.as('ministryOfficer').post('/councils', {
      commandId: newId(),
      unit: units.ministry.code,
      name: 'Hội đồng OCOP cấp trung ương',
      issuer: 'Bộ trưởng Bộ Nông nghiệp và Môi trường',
      decisionNumber: '18/QĐ-BNNMT',
      seats: [
        { personId: 'ministryChair', seat: 'chair', scoring: true, agency },
        { personId: 'ministryOfficer', seat: 'member', scoring: false, agency },
        { personId: 'ministrySecretary', seat: 'secretary', scoring: false, agency },
      ],
      statute: rehearsedStatute,
    }),
  )
}

test.each([
  { points: 92, stars: 5, act: 'decisions', says: 'được công nhận 5 sao' },
  { points: 80, stars: 4, act: 'return', says: 'hồ sơ được trả về cấp dưới' },
])('of a central result of $points points the province is told', async (row) => {
  const { points, stars, act, says } = row
  await setUpCentralCouncil()
  const id = await concluded(`Sá sùng khô ${points}`, 92, 5)
  await walk.must('decider', id, 'forward')
  await walk.must('ministryOfficer', id, 'accept')
  await walk.must('ministryAdviser', id, 'advisory-report')
  const central = { secretary: 'ministrySecretary', unit: units.ministry.code } as const
  await roundOn(server, central).inMeeting([id])
  done(await walk.score('ministryChair', id, points, stars))
  await walk.must('ministryChair', id, 'council-results', resultOf(points, stars))
  await walk.must('ministryDecider', id, act, act === 'decisions' ? { stars } : {})
  const { resultNotices } = await walk.view(id, 'province')
  const [told, ...others] = resultNotices.filter(({ level }) => level === 'ministry')
  expect(others).toEqual([])
  expect(told).toMatchObject({
    to: { role: 'provincial-officer', name: units.haiPhong.name },
    article: 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 4',
    text: expect.stringContaining(says),
  })
})
