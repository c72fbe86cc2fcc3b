import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CouncilView } from '../../contract/council.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { faultsOf, refusal } from '../test-walk.ts'

let server: DossiersServer
beforeAll(async () => {
  server = await dossiersServer()
})
afterAll(() => server.stop())

const seat = (personId: string, kind = 'member', scoring = true) => ({
  ...{ personId, seat: kind, scoring },
  agency: 'Sở Công Thương',
})
const aCouncil = (more: object = {}) => ({
  commandId: newId(),
  unit: '31',
  name: 'Hội đồng OCOP thành phố Hải Phòng',
  issuer: 'Chủ tịch UBND thành phố Hải Phòng',
  decisionNumber: '77/QĐ-UBND',
  seats: [seat('chair', 'chair'), seat('member'), seat('secretary', 'secretary', false)],
  ...more,
})

test('a unit’s advisory body sets its council up, once however often it is sent', async () => {
  const council = aCouncil()
  const first = await server.as('province').post('/councils', council)
  expect(first).toMatchObject({ status: 201, body: { unit: '31', level: 'province' } })
  expect(await server.as('province').post('/councils', council)).toEqual(first)
  const other = { ...council, name: 'Hội đồng khác' }
  expect(refusal(await server.as('province').post('/councils', other))).toEqual([
    409,
    'command-reused',
  ])
})

test.each<[Who, string]>([
  ['otherProvince', '31'],
  ['commune', '10804'],
  ['province', 'vn'],
  ['decider', '31'],
  ['chair', '31'],
  ['ministryOfficer', '31'],
])('%s sets up no council of %s', async (who, unit) => {
  expect(refusal(await server.as(who).post('/councils', aCouncil({ unit })))).toEqual([
    403,
    'act-not-yours',
  ])
})

test('seats that make no council are refused with every reason', async () => {
  const seats = [
    seat('a', 'member', false),
    seat('a', 'vice', false),
    seat('b', 'secretary', false),
  ]
  const answer = await server.as('province').post('/councils', aCouncil({ seats }))
  expect(refusal(answer)).toEqual([422, 'council-unseatable'])
  expect(faultsOf(answer).map(([, code]) => code)).toEqual([
    'chair-not-one',
    'seat-doubled',
    'nobody-scores',
  ])
})

test('councils are seen by the people of their unit', async () => {
  done(await server.as('province').post('/councils', aCouncil()))
  const List = z.object({ items: z.array(CouncilView) })
  expect((await server.as('chair').read('/councils', List)).items.length).toBeGreaterThan(0)
  expect((await server.as('otherProvince').read('/councils', List)).items).toEqual([])
  expect((await server.as('nobody').read('/councils', List)).items).toEqual([])
})
