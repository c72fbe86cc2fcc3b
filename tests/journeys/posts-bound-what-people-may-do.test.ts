import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { actors } from '../support/actors.ts'
import { aDossierAfter, aStory, liveStage, wayTo, type Played } from '../support/live-stage.ts'
import { closePoint, marketRecords, type MarketRecords } from '../support/market-records.ts'
import type { Row } from '../support/rights-row.ts'
import { expectedFor } from '../support/rights-row.ts'
import { rows } from '../support/rights-table.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

const unknown = '00000000-0000-4000-8000-000000000000'

let stack: OpenStack
let stage: Stage
let played: Played
let version: number
let market: MarketRecords

/** The dossier stands before the city's council: whoever may know of it by then does. */
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
  played = await aDossierAfter(stage, aStory('Rươi đông lạnh', 'htx-ruoi'), wayTo('opening'))
  const view = await stack
    .person('htx-ruoi')
    .get(DossierView, `/api/dossiers/dossiers/${played.dossierId}`)
  version = view.version
  market = await marketRecords(stack, stage)
})
afterAll(() => closePoint(stack, market))

/** The record that a word in a route stands for. */
const idOf = (name: string): string => {
  const known = Object.entries({ ...market, dossier: played.dossierId, unknown })
  const [, id] = known.find(([each]) => each === name) ?? []
  if (id === undefined) throw new Error(`No record is called ${name}`)
  return id
}

const withIds = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => idOf(name))

const request = ({ route, body }: Row) => {
  const [method = 'GET', path = ''] = route.split(' ')
  const sent: unknown = JSON.parse(withIds(JSON.stringify(body ?? {})))
  return { method, path: withIds(path), ...(method === 'GET' ? {} : { body: sent }) }
}

/** As `200` or `409 version-stale`. */
const outcomeOf = async (response: Response): Promise<string> => {
  const text = await response.text()
  if (response.status < 300) return String(response.status)
  const body: unknown = JSON.parse(text)
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : ''
  return `${response.status} ${String(code)}`
}

/** `422` stands for any code of that status. */
const asWritten = (outcome: string, expected: string): string =>
  expected.includes(' ') ? outcome : outcome.slice(0, expected.length)

test('every route answers every role as the table says, and nobody who is not signed in', async () => {
  const wrong: string[] = []
  for (const row of rows(stage.sheet(8))) {
    const { path, ...ask } = request(row)
    const anonymous = await fetch(`${stack.webUrl}${path}`, {
      method: ask.method,
      headers: { origin: stack.webUrl, 'content-type': 'application/json' },
      ...('body' in ask ? { body: JSON.stringify(ask.body) } : {}),
    })
    const found = await outcomeOf(anonymous)
    if (found !== '401 sign-in-needed') wrong.push(`${row.route} · nobody: ${found}`)
    const answers = actors.map(async (actor) => {
      const outcome = await outcomeOf(await stack.person(actor).ask(path, ask))
      const expected = expectedFor(row, actor)
      if (asWritten(outcome, expected) !== expected)
        wrong.push(`${row.route} · ${actor}: ${outcome} instead of ${expected}`)
    })
    await Promise.all(answers)
  }
  expect(wrong).toEqual([])
})

test('after all of it the dossier stands as it stood', async () => {
  const { version: now, state } = await stack
    .person('htx-ruoi')
    .get(DossierView, `/api/dossiers/dossiers/${played.dossierId}`)
  expect({ version: now, state }).toEqual({ version, state: 'lodged' })
})
