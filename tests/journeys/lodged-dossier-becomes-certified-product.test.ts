import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProductList } from '@ocop/catalogue/contract/product-list'
import { Verification } from '@ocop/catalogue/contract/verification'
import { DossierView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import { logOf, pageOf } from '@ocop/kernel/page'
import { StepItem } from '@ocop/supervision/contract/board'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, play, way, type Played } from '../support/live-stage.ts'
import { told } from '../support/refusal.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

const commune = '10804'
const city = '31'
let stack: OpenStack
let stage: Stage

beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

test('a product goes from its producer’s draft to a star that anyone can check', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi rim sông Rạng'), [])
  const draft = await read(played)
  expect(draft).toMatchObject({ state: 'draft', step: null, clockId: 'live' })
  expect(draft.allowedActs).toContain('lodge')
  expect(await told(await ask('commune-officer', played))).toBe('404 dossier-unknown')

  await play(stage, played, way.lodge)
  expect(await turn(played)).toEqual(['intake', 'commune-officer', commune])
  await play(stage, played, way.communeAccept)
  expect(await turn(played)).toEqual(['commune-report', 'commune-officer', commune])
  await play(stage, played, way.communeReport)
  expect(await turn(played)).toEqual(['intake', 'provincial-officer', city])
  await play(stage, played, way.cityAccept)
  expect(await turn(played)).toEqual(['advisory-report', 'advisory-team-member', city])
  await play(stage, played, way.advice)
  expect(await turn(played)).toEqual(['council-round', 'council-secretary', city])
  await play(stage, played, way.opening)
  expect(await turn(played)).toEqual(['council-scoring', 'council-member', city])
  await play(stage, played, way.scoring)
  await vi.waitFor(
    async () => expect(await turn(played)).toEqual(['council-result', 'council-chair', city]),
    { timeout: 30_000, interval: 250 },
  )
  await play(stage, played, way.result)
  expect(await turn(played)).toEqual(['decision', 'decision-maker', city])
  await play(stage, played, way.decision)

  const { state, certificate, decisions } = await read(played)
  expect(state).toBe('certified')
  expect(decisions).toMatchObject([{ level: 'province', kind: 'recognise', stars: 3 }])
  expect(certificate).toMatchObject({ stars: 3, standing: 'in-force' })
  const number = certificate?.number ?? ''
  await expectPublic(played, number)
  await expectTold(played)
})

const expectPublic = async ({ story }: Played, number: string): Promise<void> => {
  const shown = await vi.waitFor(
    async () => {
      const list = await publicly(
        ProductList,
        `/catalogue/products?q=${encodeURIComponent(story.name)}`,
      )
      const found = list.items.find((item) => item.name === story.name)
      expect(found).toBeDefined()
      return found
    },
    { timeout: 30_000, interval: 500 },
  )
  expect(shown).toMatchObject({ stars: 3, state: 'valid', certificateNumber: number })
  const verified = await publicly(Verification, `/catalogue/certificates/${number}`)
  expect(verified).toMatchObject({ state: 'valid', stars: 3, product: { name: story.name } })
  for (const path of [`/xac-minh/${number}`, `/san-pham/${shown?.slug}`]) {
    const page = await fetch(`${stack.webUrl}${path}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(story.name)
  }
}

/** The timeline tells every act in order, and the ledger has closed every step in time. */
const expectTold = async ({ story, dossierId }: Played): Promise<void> => {
  const { items } = await stack
    .person(story.producer)
    .get(logOf(TimelineEntry), `/api/dossiers/dossiers/${dossierId}/timeline`)
  expect(items.map(({ act, role }) => `${role} ${act}`)).toEqual([
    'producer lodge',
    'commune-officer accept',
    'commune-officer commune-report',
    'provincial-officer accept',
    'advisory-team-member advisory-report',
    'council-secretary open-scoring',
    'council-chair council-results',
    'decision-maker decisions',
  ])
  await vi.waitFor(
    async () => {
      const { items: steps } = await stack
        .person('officer-city')
        .get(pageOf(StepItem), `/api/supervision/steps?state=any&subject=${dossierId}&pageSize=100`)
      expect(steps.map(({ step }) => step).toSorted()).toEqual([
        ...['advisory-report', 'commune-report', 'council-result', 'council-round'],
        ...['council-scoring', 'decision', 'intake', 'intake'],
      ])
      expect(steps.every(({ state, verdict }) => state === 'closed' && verdict?.inTime)).toBe(true)
    },
    { timeout: 30_000, interval: 500 },
  )
}

const read = ({ story, dossierId }: Played): Promise<DossierView> =>
  stack.person(story.producer).get(DossierView, `/api/dossiers/dossiers/${dossierId}`)

/** Whose turn it is, as the producer reads it: the step, and the post and unit that hold it. */
const turn = async (played: Played): Promise<(string | undefined)[]> => {
  const { step, now } = await read(played)
  expect(step === null || step.dueAt > now).toBe(true)
  return [step?.step, step?.holder.role, step?.holder.unit.code]
}

const ask = (key: string, { dossierId }: Played): Promise<Response> =>
  stack.person(key).ask(`/api/dossiers/dossiers/${dossierId}`)

const publicly = async <S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> => {
  const response = await fetch(`${stack.webUrl}/api${path}`)
  return schema.parse(await response.json())
}
