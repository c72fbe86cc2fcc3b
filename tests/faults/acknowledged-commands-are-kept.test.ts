import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { DossierView, ScoringView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import { UploadTicket } from '@ocop/files/contract/upload'
import { logOf } from '@ocop/kernel/page'
import { Person } from '../../infra/rehearsals/person.ts'
import { rehearsalPaper } from '../../infra/rehearsals/paper.ts'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { actBody, fullCard } from '../support/bodies.ts'
import {
  aDossierAfter,
  aStory,
  liveStage,
  play,
  way,
  wayTo,
  type Played,
} from '../support/live-stage.ts'
import { told } from '../support/refusal.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

const pathOf = ({ dossierId }: Played): string => `/api/dossiers/dossiers/${dossierId}`

const read = (played: Played): Promise<DossierView> =>
  stack.person(played.story.producer).get(DossierView, pathOf(played))

const soon = { timeout: 90_000, interval: 500 }
const standsAt = (played: Played, step: string): Promise<void> =>
  vi.waitFor(async () => expect((await read(played)).step?.step).toBe(step), soon)

const whileDown = async (part: string, work: () => Promise<void>): Promise<void> => {
  await stack.parts.kill(part)
  try {
    await work()
  } finally {
    await stack.parts.start(part)
  }
}

test('scorecards handed in while no worker runs are tallied when one runs again', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi hấp'), wayTo('opening'))
  await whileDown('worker', async () => {
    await play(stage, played, way.scoring)
    const { count, isQuorate } = await stack
      .person('secretary-city')
      .get(ScoringView, `${pathOf(played)}/scorecards`)
    expect({ count, isQuorate }).toEqual({ count: 5, isQuorate: true })
    expect((await read(played)).step?.step).toBe('council-scoring')
  })
  await standsAt(played, 'council-result')
})

test('a card recorded while the engine is down is told to it when its member repeats it, and is there once', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi nướng'), wayTo('opening'))
  await play(stage, played, { ...way.scoring, cards: 4 })
  const { version } = await read(played)
  const sheet = stage.sheet(played.story.sheet)
  const body = { commandId: randomUUID(), seenVersion: version, ...fullCard(sheet) }
  const handIn = () =>
    stack.person('member-4-city').ask(`${pathOf(played)}/scorecards`, { method: 'POST', body })
  await whileDown('temporal', async () => {
    expect(await told(await handIn())).toBe('503 process-unavailable')
  })
  await vi.waitFor(async () => expect((await handIn()).status).toBe(200), soon)
  await standsAt(played, 'council-result')
  const { cards } = await stack
    .person('secretary-city')
    .get(ScoringView, `${pathOf(played)}/scorecards`)
  expect(cards).toHaveLength(5)
})

test('a command that finds the engine down is refused as an outage, and counts once when it is repeated', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi sấy'), [way.lodge])
  const { version } = await read(played)
  const body = { commandId: randomUUID(), seenVersion: version }
  const accept = () =>
    stack.person('commune-officer').ask(`${pathOf(played)}/accept`, { method: 'POST', body })
  await whileDown('temporal', async () => {
    expect(await told(await accept())).toBe('503 process-unavailable')
    expect(await read(played)).toMatchObject({ version, step: { step: 'intake' } })
  })
  await vi.waitFor(async () => expect((await accept()).status).toBe(200), soon)
  expect((await accept()).status).toBe(200)
  expect(await actsOf(played)).toEqual(['lodge', 'accept'])
  await standsAt(played, 'commune-report')
})

const actsOf = async (played: Played): Promise<string[]> => {
  const timeline = await stack
    .person(played.story.producer)
    .get(logOf(TimelineEntry), `${pathOf(played)}/timeline`)
  return timeline.items.map(({ act }) => act)
}

test('with the storage down a paper is an outage, not a half; with the storage back it counts', async () => {
  const producer = stack.person('htx-ruoi')
  const bytes = await rehearsalPaper('Giấy đăng ký', 'Rươi')
  const { uploadId, post } = await producer.post(UploadTicket, '/api/files/uploads', {
    name: 'giấy.pdf',
    type: 'application/pdf',
    size: bytes.length,
    purpose: 'evidence',
  })
  const form = new FormData()
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'a.pdf')
  expect((await fetch(post.url, { method: 'POST', body: form })).status).toBe(204)
  const complete = () =>
    producer.ask(`/api/files/uploads/${uploadId}/complete`, { method: 'POST', body: {} })
  await whileDown('s3', async () => {
    expect(await told(await complete())).toBe('503 storage-unavailable')
  })
  const kept = await complete()
  expect(kept.status).toBe(200)
  expect(await (await complete()).json()).toEqual(await kept.json())
})

test('two who decide at the same moment make one decision, and each command is answered', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi xào'), wayTo('result'))
  const { version } = await read(played)
  const decide = (who: Person) =>
    who.ask(`${pathOf(played)}/decisions`, {
      method: 'POST',
      body: { commandId: randomUUID(), seenVersion: version, ...actBody('decisions') },
    })
  const answers = await Promise.all(
    [stack.person('decider-city'), await aSecondDecider()].map(decide),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const { state, decisions, certificate } = await read(played)
  expect({ state, decisions: decisions.length }).toEqual({ state: 'certified', decisions: 1 })
  expect(certificate?.standing).toBe('in-force')
  expect((await actsOf(played)).filter((act) => act === 'decisions')).toHaveLength(1)
})

const aSecondDecider = async (): Promise<Person> => {
  const account = { email: `${randomUUID()}@ocop.example`, password: randomUUID() }
  await stack.person('administrator').post(z.unknown(), '/api/identity/people', {
    ...account,
    name: 'Phó Chủ tịch',
    posts: [{ role: 'decision-maker', unit: '31' }],
    commandId: randomUUID(),
  })
  return new Person(stack.webUrl, account)
}

test('one command sent five times at the same moment has one effect and one answer', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi om'), [way.lodge])
  const { version } = await read(played)
  const body = { commandId: randomUUID(), seenVersion: version }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      stack.person('commune-officer').ask(`${pathOf(played)}/accept`, { method: 'POST', body }),
    ),
  )
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(bodies).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await actsOf(played)).toEqual(['lodge', 'accept'])
})
