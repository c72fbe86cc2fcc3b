import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { certificatesOf } from '../test-certificates.ts'
import { dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { findRun, noteNews } from './store.ts'
import { tellUntold } from './tell.ts'

let server: DossiersServer
let certificates: ReturnType<typeof certificatesOf>
beforeAll(async () => {
  server = await dossiersServer()
  certificates = certificatesOf(server)
  await certificates.walk.council()
})
afterAll(() => server.stop())

/** What the engine heard while this worked; `down` while it cannot be reached. */
const heard = async (work: () => Promise<unknown>, down = false): Promise<string[]> => {
  const { current } = server.process
  const words: string[] = []
  const hear = (word: string): void => {
    if (down) throw new Problem('unavailable', 'process-unavailable', 'Away.')
    words.push(word)
  }
  server.process.current = {
    ...current,
    start: async (kind, { workflowId }) => hear(`start ${kind} ${workflowId}`),
    tellChanged: async (workflowId) => hear(`tell ${workflowId}`),
  }
  await work().finally(() => void (server.process.current = current))
  return words
}
const tell = () => tellUntold(server.needs)

test('a process is started once its record is committed, also by whoever comes after a kill', async () => {
  const number = await certificates.award()
  const workflowId = `certificate:${number}`
  expect((await findRun(server.db, workflowId)).startedAt).toBe(null)
  await expect(heard(tell, true)).rejects.toThrow('could not be told')
  expect(await heard(tell)).toEqual([`start certificate ${workflowId}`])
  expect(await heard(tell)).toEqual([])
})

test('news that a process could not be told waits, and counts as one however often there was any', async () => {
  const number = await certificates.award()
  const workflowId = `certificate:${number}`
  await heard(tell)
  const news = () => server.db.transaction().execute((trx) => noteNews(trx, workflowId))
  await news()
  await news()
  await expect(heard(tell, true)).rejects.toThrow()
  expect(await heard(tell)).toEqual([`tell ${workflowId}`])
  expect(await findRun(server.db, workflowId)).toMatchObject({ news: 2, newsTold: 2 })
})

test('news that came between a start and its writing down is told, though the start finds the process running', async () => {
  const number = await certificates.award()
  const workflowId = `certificate:${number}`
  const kill = server.db.updateTable('processRun').set({ startedAt: null })
  await heard(tell)
  await kill.where('workflowId', '=', workflowId).execute()
  await server.db.transaction().execute((trx) => noteNews(trx, workflowId))
  expect(await heard(tell)).toEqual([`start certificate ${workflowId}`, `tell ${workflowId}`])
  expect(await heard(tell)).toEqual([])
})

test('a dossier’s process runs from its lodging to the closing of its last step', async () => {
  const id = await certificates.walk.lodged()
  const run = () => findRun(server.db, `dossier:${id}`)
  expect(await run()).toMatchObject({ kind: 'dossier', endedAt: null, unitPath: 'vn/31/10804' })
  await certificates.walk.must('producer', id, 'withdraw')
  expect((await run()).endedAt).not.toBe(null)
})
