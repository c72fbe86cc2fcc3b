import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { faultsOf, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

test('everything missing at lodging is listed in one refusal', async () => {
  const id = await walk.begin()
  const answer = await walk.act('producer', id, 'lodge')
  expect(refusal(answer)).toEqual([422, 'dossier-incomplete'])
  expect(faultsOf(answer)).toEqual([
    ['/choices', 'self-score-incomplete'],
    ['/form/address', 'field-missing'],
    ['/form/phone', 'field-missing'],
    ['/form/representative', 'field-missing'],
    ['/papers/business-registration', 'paper-missing'],
    ['/papers/quality-declaration', 'paper-missing'],
  ])
  expect((await walk.view(id)).state).toBe('draft')
})
void newId
