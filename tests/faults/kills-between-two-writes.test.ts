import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { DossierView, ScoringView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import { logOf } from '@ocop/kernel/page'
import { openDatabase } from '@ocop/postgres/database'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { fullCard } from '../support/bodies.ts'
import { holdWrite } from '../support/held-write.ts'
import {
  aDossierAfter,
  aStory,
  liveStage,
  play,
  way,
  wayTo,
  type Played,
} from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

const soon = { timeout: 120_000, interval: 500 }
const pathOf = ({ dossierId }: Played): string => `/api/dossiers/dossiers/${dossierId}`
const read = (played: Played): Promise<DossierView> =>
  stack.person(played.story.producer).get(DossierView, pathOf(played))
const actsOf = async (played: Played): Promise<string[]> => {
  const timeline = await stack
    .person(played.story.producer)
    .get(logOf(TimelineEntry), `${pathOf(played)}/timeline`)
  return timeline.items.map(({ act }) => act)
}

/** The commune's acceptance under one commandId, however often it is sent. */
const acceptance = async (played: Played): Promise<() => Promise<Response>> => {
  const { version } = await read(played)
  const body = { commandId: randomUUID(), seenVersion: version }
  return () =>
    stack.person('commune-officer').ask(`${pathOf(played)}/accept`, { method: 'POST', body })
}

/** The steps of a dossier as the record and as the ledger have them. */
const stepsOf = async ({ dossierId }: Played) => {
  const db = openDatabase<unknown>(stack.adminUrl, { max: 1 })
  try {
    const { rows } = await sql<{ step: string; recorded: boolean; closed: boolean }>`
      select coalesce(visit.step, step.step) as step,
        visit.id is not null and step.id is not null as recorded,
        visit.closed_at is not null and step.closed_at is not null as closed
      from (select * from dossiers.step_visit where dossier_id = ${dossierId}) visit
      full join (select * from supervision.step where process = ${`dossier:${dossierId}`}) step
        on step.id = visit.id
      order by coalesce(visit.opened_at, step.opened_at)`.execute(db)
    return rows
  } finally {
    await db.destroy()
  }
}

const acceptedOnce = async (played: Played): Promise<void> => {
  await vi.waitFor(async () => expect((await read(played)).step?.step).toBe('commune-report'), soon)
  expect(await actsOf(played)).toEqual(['lodge', 'accept'])
  expect(await stepsOf(played)).toEqual([
    { step: 'intake', recorded: true, closed: true },
    { step: 'commune-report', recorded: true, closed: false },
  ])
}

test.each([['worker'], ['dossiers'], ['temporal'], ['postgres']])(
  'killed in the middle of a command, the %s comes back and the command counts once',
  async (part) => {
    const played = await aDossierAfter(stage, aStory('Rươi rim'), [way.lodge])
    const accept = await acceptance(played)
    const held = await holdWrite(
      stack.adminUrl,
      sql`select 1 from dossiers.dossier where id = ${played.dossierId} for update`,
    )
    const first = accept().catch(() => undefined)
    await held.isWaitedFor()
    await stack.parts.kill(part)
    // A killed database took our lock with it.
    await held.release().catch(() => undefined)
    await stack.parts.start(part)
    await first
    await vi.waitFor(async () => expect((await accept()).status).toBe(200), soon)
    await acceptedOnce(played)
  },
)

test.each([['worker'], ['supervision']])(
  'killed between the record and the ledger, the %s comes back and each has the step once',
  async (part) => {
    const played = await aDossierAfter(stage, aStory('Rươi chiên'), [way.lodge])
    const accept = await acceptance(played)
    // The record is written; the word to the ledger stands still, and the activity with it.
    const held = await holdWrite(
      stack.adminUrl,
      sql`select 1 from supervision.step where process = ${`dossier:${played.dossierId}`} for update`,
    )
    const first = accept().catch(() => undefined)
    await held.isWaitedFor()
    expect(await actsOf(played)).toEqual(['lodge', 'accept'])
    await stack.parts.kill(part)
    await held.release()
    await stack.parts.start(part)
    await first
    await acceptedOnce(played)
    expect((await accept()).status).toBe(200)
    expect(await actsOf(played)).toEqual(['lodge', 'accept'])
  },
)

test('a card on record whose teller was killed before the process heard of it is told when it is repeated', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi nấu'), wayTo('opening'))
  await play(stage, played, { ...way.scoring, cards: 4 })
  const { version } = await read(played)
  const body = { commandId: randomUUID(), seenVersion: version, ...fullCard(stage.sheet(8)) }
  const handIn = () =>
    stack.person('member-4-city').ask(`${pathOf(played)}/scorecards`, { method: 'POST', body })
  const received = async (): Promise<number> =>
    (await stack.person('secretary-city').get(ScoringView, `${pathOf(played)}/scorecards`)).received
  await stack.parts.kill('temporal')
  const first = handIn().catch(() => undefined)
  await vi.waitFor(async () => expect(await received()).toBe(5), soon)
  await stack.parts.kill('dossiers')
  await stack.parts.start('temporal')
  await stack.parts.start('dossiers')
  await first
  await vi.waitFor(async () => expect((await handIn()).status).toBe(200), soon)
  await vi.waitFor(async () => expect((await read(played)).step?.step).toBe('council-result'), soon)
  expect(await received()).toBe(5)
})
