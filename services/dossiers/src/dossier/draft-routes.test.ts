import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { refusal } from '../test-walk.ts'

let server: DossiersServer
beforeAll(async () => {
  server = await dossiersServer()
})
afterAll(() => server.stop())

const Begun = z.object({ id: z.string() })
const product = { name: 'Bánh đa nướng', sheet: 1 }
const begin = (body: object) => server.as('producer').post('/dossiers', { kind: 'first', ...body })

test('a draft begun again under its commandId, also at the same moment, is the same draft', async () => {
  const commandId = newId()
  const answers = await Promise.all([1, 2, 3].map(() => begin({ commandId, product })))
  const again = await begin({ commandId, product })
  const ids = [...answers, again].map((answer) => Begun.parse(done(answer)).id)
  expect(ids).toEqual([commandId, commandId, commandId, commandId])
  const products = await server.db.selectFrom('product').select('id').execute()
  expect(products).toHaveLength(1)
})

test('under the commandId of one draft no other is begun', async () => {
  const commandId = newId()
  done(await begin({ commandId, product }))
  const other = await begin({ commandId, product: { ...product, name: 'Bánh đa khác' } })
  expect(refusal(other)).toEqual([409, 'command-reused'])
})
