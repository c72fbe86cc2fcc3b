import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { testServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import type { Mode } from '@ocop/kernel/realm'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { dossiersApp } from './app.ts'
import type { Needs } from './needs.ts'
import type { ProcessGateway } from './process/gateway.ts'
import { testProcess } from './process/test-process.ts'
import type { DossierTables } from './tables.ts'
import { testNeighbours } from './test-neighbours.ts'
import { people, type Who } from './test-people.ts'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
export const dossierDatabase = () => testDatabase<DossierTables>('dossiers', migrations)

export type Answer = { readonly status: number; readonly body: unknown }

/** The whole service on a free port, with a database of its own and its neighbours in memory. */
export const dossiersServer = async (mode: Mode = 'production') => {
  const { tokens, person, service } = await testSession()
  const { db, drop } = await dossierDatabase()
  const neighbours = testNeighbours()
  const wall = { now: '2026-06-01T02:00:00.000Z' }
  const process: { current: ProcessGateway } = { current: unset }
  const needs: Needs = {
    ...neighbours.needs,
    db,
    mode,
    wallClock: () => wall.now,
    process: {
      lodge: (message, input) => process.current.lodge(message, input),
      act: (message, place) => process.current.act(message, place),
      announceScorecard: (fact, place) => process.current.announceScorecard(fact, place),
      announceChange: (stepId, workflowId) => process.current.announceChange(stepId, workflowId),
      advanceClock: (id, now) => process.current.advanceClock(id, now),
      start: (kind, input) => process.current.start(kind, input),
      resume: (kind, input) => process.current.resume(kind, input),
      resumeDossier: (input) => process.current.resumeDossier(input),
      command: (message, id) => process.current.command(message, id),
      tellChanged: (id) => process.current.tellChanged(id),
      quietness: (id) => process.current.quietness(id),
      ping: () => process.current.ping(),
    },
  }
  process.current = testProcess(needs)
  const logger = createLogger('dossiers-test')
  const origins = ['http://web.test']
  const { url, close } = await testServer(dossiersApp(needs, { logger, tokens, origins }))

  const send = async (
    method: string,
    path: string,
    { token, body }: { readonly token?: string; readonly body?: unknown },
  ): Promise<Answer> => {
    const response = await fetch(`${url}/api/dossiers${path}`, {
      method,
      headers: {
        origin: 'http://web.test',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answered: unknown = await response.json()
    return { status: response.status, body: answered }
  }
  /** What one of the known people asks. */
  const as = (who: Who) => {
    const asking = async (method: string, path: string, body?: unknown): Promise<Answer> =>
      send(method, path, { token: await person(who, people[who]), body })
    return {
      get: (path: string) => asking('GET', path),
      post: (path: string, body: unknown) => asking('POST', path, body),
      patch: (path: string, body: unknown) => asking('PATCH', path, body),
      put: (path: string, body: unknown) => asking('PUT', path, body),
      read: async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> =>
        schema.parse(done(await asking('GET', path))),
    }
  }
  /** What the worker or another service asks. */
  const internally = async (path: string, body: unknown, name = 'worker'): Promise<Answer> =>
    send('POST', `/internal${path}`, { token: await service(name), body })
  const stop = async (): Promise<void> => {
    await close()
    await drop()
  }
  const serviceToken = (name: string): Promise<string> => service(name)
  return { db, needs, wall, process, neighbours, send, as, internally, serviceToken, stop }
}
export type DossiersServer = Awaited<ReturnType<typeof dossiersServer>>

/** The body of an answer that should have been given. */
export const done = ({ status, body }: Answer): unknown => {
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`)
  return body
}

export const newId = (): string => randomUUID()

const notYet = (): never => {
  throw new Error('The process is not set up yet.')
}
const unset: ProcessGateway = {
  lodge: notYet,
  act: notYet,
  announceScorecard: notYet,
  announceChange: notYet,
  advanceClock: notYet,
  start: notYet,
  resume: notYet,
  resumeDossier: notYet,
  command: notYet,
  tellChanged: notYet,
  quietness: notYet,
  ping: notYet,
}
