import type { IncomingMessage } from 'node:http'
import { ApplicationFailure } from '@temporalio/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { Problem } from '@ocop/kernel/problem'
import { evaluationActivities } from './evaluation.ts'
import { serviceCall } from './service-call.ts'

type Answer = { readonly status: number; readonly body: unknown }

let server: TestServer
let answer: Answer
const asked: string[] = []
beforeAll(async () => {
  server = await testServer((req: IncomingMessage, res) => {
    asked.push(`${req.method} ${req.url}`)
    res.writeHead(answer.status, { 'content-type': 'application/json' })
    res.end(JSON.stringify(answer.body))
  })
})
afterAll(() => server.close())

const activities = () => {
  const secret = 'a secret only tests know, long enough for HS256'
  return evaluationActivities({
    dossiers: serviceCall(`${server.url}/api/dossiers`, secret),
    supervision: serviceCall(`${server.url}/api/supervision`, secret),
  })
}

const place = {
  dossierId: 'e8e3f1f0-4a55-4d5c-8f0f-6c6f4f1f9a11',
  level: 'commune',
  attempt: 1,
  scoring: 1,
  at: '2026-06-01T05:00:00.000Z',
  processVersion: 2,
} as const
const command = { ...place, commandId: '6b0c2a52-0e1d-4ce5-9f2b-7f6f5a3c1d22' }
const refusing = (status: number, code: string): Answer => ({
  status,
  body: {
    status,
    code,
    detail: 'No.',
    errors: [{ pointer: '/papers/x', code: 'paper-missing', detail: '…' }],
  },
})

test.each([
  [409, 'version-stale', 'conflict'],
  [422, 'dossier-incomplete', 'invalid'],
  [404, 'command-unknown', 'missing'],
  [403, 'act-not-yours', 'forbidden'],
])(
  'a command answered %i is decided: its code and its faults go to whoever sent it',
  async (status, code, kind) => {
    answer = refusing(status, code)
    const refused = await activities()
      .applyCommand(command)
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApplicationFailure)
    expect(refused).toMatchObject({
      type: code,
      nonRetryable: true,
      details: [{ kind, errors: [{ pointer: '/papers/x', code: 'paper-missing' }] }],
    })
  },
)

test.each([500, 503, 401, 429])('a command answered %i is asked again', async (status) => {
  answer = refusing(status, 'database-unavailable')
  await expect(activities().applyCommand(command)).rejects.toBeInstanceOf(Problem)
})

test('a step that cannot be opened is asked again, so that a repair lets the dossier go on', async () => {
  answer = refusing(422, 'calendar-unknown')
  await expect(
    activities().openStep({ ...place, step: 'intake', visit: 1 }),
  ).rejects.toBeInstanceOf(Problem)
})

test('the record is asked before the ledger is told, and a step’s id is one part of the path', async () => {
  answer = { status: 200, body: { ledger: { closedAt: place.at, outcome: 'proposed' } } }
  asked.length = 0
  await activities().closeStep('dossier:1:commune:1:intake:1', place.at, 'proposed')
  expect(asked).toEqual([
    'POST /api/dossiers/internal/process/steps/dossier%3A1%3Acommune%3A1%3Aintake%3A1/close',
    'POST /api/supervision/internal/steps/dossier%3A1%3Acommune%3A1%3Aintake%3A1/close',
  ])
})

test('what is told with a step’s end is told to the ledger after it', async () => {
  const { at } = place
  const unit = { code: '10804', name: 'xã Kim Thành', level: 'commune', path: 'vn/31/10804' }
  const to = { role: 'producer', unit, organisationId: 'htx' }
  const notice = { id: '1:result:producer', kind: 'reminder', at, text: 'Kết quả', to }
  answer = {
    status: 200,
    body: { ledger: { closedAt: at, outcome: 'decisions' }, notices: [notice] },
  }
  asked.length = 0
  await activities().closeStep('1', at, 'decisions')
  expect(asked.slice(1)).toEqual([
    'POST /api/supervision/internal/steps/1/close',
    'PUT /api/supervision/internal/steps/1/notices/1%3Aresult%3Aproducer',
  ])
})
