import { createServer } from 'node:net'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { refusal, walkOf } from '../test-walk.ts'
import { processGateway, type ProcessGateway } from './gateway.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
let connection: Connection
let unreachable: ProcessGateway
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  const address = `127.0.0.1:${await closedPort()}`
  connection = Connection.lazy({ address, connectTimeout: '300 milliseconds' })
  unreachable = processGateway(new Client({ connection }), { answerWithinMs: 1_500 })
})
afterAll(async () => {
  await connection.close()
  await server.stop()
})

/** A port that was free a moment ago, and on which nobody listens. */
const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** What a request is answered while the engine is away, and what when it is back. */
const whileAway = async <T>(work: () => Promise<T>): Promise<T> => {
  const { current } = server.process
  server.process.current = unreachable
  try {
    return await work()
  } finally {
    server.process.current = current
  }
}

test('while the engine is away a lodging is refused as unavailable, and counts once when it is repeated', async () => {
  const id = await walk.draft()
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version }
  const lodge = () => server.as('producer').post(`/dossiers/${id}/lodge`, body)
  expect(refusal(await whileAway(lodge))).toEqual([503, 'process-unavailable'])
  expect(refusal(await whileAway(lodge))).toEqual([503, 'process-unavailable'])
  expect(await walk.view(id)).toMatchObject({ state: 'draft', version })
  expect(await lodge()).toMatchObject({ status: 200, body: { id, state: 'lodged' } })
  expect((await walk.view(id)).state).toBe('lodged')
})

test('an act too waits in its draft for the engine to come back', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version }
  const accept = () => server.as('commune').post(`/dossiers/${id}/accept`, body)
  expect(refusal(await whileAway(accept))).toEqual([503, 'process-unavailable'])
  expect((await walk.view(id)).step?.step).toBe('intake')
  expect(await accept()).toMatchObject({ status: 200, body: { version: version + 1 } })
})

test('the service says that it is not ready, and which part it waits for', async () => {
  const answer = await whileAway(() => server.send('GET', '/readyz', {}))
  expect(answer).toMatchObject({ status: 503, body: { down: ['process'] } })
  expect((await server.send('GET', '/readyz', {})).status).toBe(200)
})
