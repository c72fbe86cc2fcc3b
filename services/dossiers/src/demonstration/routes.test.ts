import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemonstrationEntry } from '../../contract/demonstration.ts'
import { publishPending } from '../publication/publish.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'

let production: DossiersServer
let demonstration: DossiersServer
beforeAll(async () => {
  production = await dossiersServer('production')
  demonstration = await dossiersServer('demonstration')
})
afterAll(async () => {
  await production.stop()
  await demonstration.stop()
})

const entry: DemonstrationEntry = {
  productId: newId(),
  name: 'Nước mắm Cát Hải',
  producer: { id: newId(), name: 'HTX Cát Hải', kind: 'cooperative' },
  sheet: null,
  sector: 'food',
  group: null,
  provinceCode: '31',
  communeCode: null,
  formerPlaces: ['huyện Cát Hải'],
  certificate: {
    number: 'TRINH-DIEN-3-0001',
    stars: 3,
    decisionNumber: 'Trình diễn',
    issuedBy: 'Trình diễn',
    validFrom: '2025-01-01',
    validTo: '2028-01-01',
  },
}

test('a demonstration takes entries, all of them rehearsal, and gives them to the catalogue once', async () => {
  const enter = () => demonstration.internally('/demonstration', { entries: [entry] }, 'seed')
  expect(done(await enter())).toEqual({ entered: 1 })
  done(await enter())
  expect(await publishPending(demonstration.needs)).toBe(1)
  expect(demonstration.neighbours.shown).toMatchObject([
    { productId: entry.productId, realm: 'rehearsal', sheet: null, communeCode: null },
  ])
  expect(await publishPending(demonstration.needs)).toBe(0)
})

test('in production the route does not exist, and nothing is entered', async () => {
  const answer = await production.internally('/demonstration', { entries: [entry] }, 'seed')
  expect(answer).toMatchObject({ status: 404 })
  expect(await production.db.selectFrom('product').select('id').execute()).toEqual([])
})

test('no person reaches it', async () => {
  const answer = await demonstration
    .as('administrator')
    .post('/internal/demonstration', { entries: [] })
  expect(answer.status).toBe(404)
})
