import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProductList } from '@ocop/catalogue/contract/product-list'
import { Verification } from '@ocop/catalogue/contract/verification'
import { CertificateSummary } from '@ocop/dossiers/contract/certificate'
import { CommandResult } from '@ocop/kernel/ids'
import { dayOf } from '@ocop/kernel/days'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, way } from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

/** From the answer to the decision until everybody reads the same word. */
const withinMs = 5_000
const today = dayOf(new Date().toISOString())

let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

const publicly = async (path: string): Promise<string> => {
  const response = await fetch(`${stack.webUrl}${path}`)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** The state of one certificate as each public place says it. */
const saidOf = async (number: string, slug: string) => {
  const list = ProductList.parse(
    JSON.parse(await publicly(`/api/catalogue/products?q=${number}&state=any`)),
  )
  const verified = Verification.parse(
    JSON.parse(await publicly(`/api/catalogue/certificates/${number}`)),
  )
  const rows = await publicly('/api/catalogue/open-data/products.csv')
  const [page, verdict] = await Promise.all([
    publicly(`/san-pham/${slug}`),
    publicly(`/xac-minh/${number}`),
  ])
  return {
    list: list.items.find(({ certificateNumber }) => certificateNumber === number)?.state,
    verification: verified.state,
    openData: rows.split('\n').find((row) => row.includes(number)),
    page,
    verdict,
  }
}

const act = async (key: string, number: string, name: string, body: object): Promise<void> => {
  const person = stack.person(key)
  const { version } = await person.get(
    z.object({ version: z.number() }).extend(CertificateSummary.pick({ number: true }).shape),
    `/api/dossiers/certificates/${number}`,
  )
  await person.post(CommandResult, `/api/dossiers/certificates/${number}/${name}`, {
    commandId: randomUUID(),
    seenVersion: version,
    ...body,
  })
}

test('within five seconds of a revocation the page, the list, the verification and the open data say it', async () => {
  const { story, dossierId } = await aDossierAfter(
    stage,
    aStory('Mắm cáy Phúc Thịnh'),
    Object.values(way),
  )
  const { certificate } = await stack
    .person(story.producer)
    .get(
      z.object({ certificate: z.object({ number: z.string() }) }),
      `/api/dossiers/dossiers/${dossierId}`,
    )
  const { number } = certificate
  const slug = await vi.waitFor(
    async () => {
      const list = ProductList.parse(
        JSON.parse(await publicly(`/api/catalogue/products?q=${number}`)),
      )
      const found = list.items.find(({ certificateNumber }) => certificateNumber === number)
      if (!found) throw new Error('not in the catalogue yet')
      return found.slug
    },
    { timeout: 30_000, interval: 250 },
  )
  // The page is asked for twice, so that it is kept when the star goes.
  await publicly(`/san-pham/${slug}`)
  expect((await saidOf(number, slug)).verdict).toContain('Còn hiệu lực')

  await act('officer-city', number, 'revocation-cases', {
    ground: 'c',
    conclusion: {
      number: 'DT-77/KL-SNNMT',
      issuedBy: 'Sở Nông nghiệp và Môi trường',
      concludedOn: today,
      text: 'Kết luận kiểm tra: mẫu lưu không đạt chỉ tiêu vi sinh đã công bố.',
    },
  })
  await act('officer-city', number, 'revocation-submissions', {
    findings: 'Đã thẩm tra kết luận và giải trình của chủ thể.',
    proposal: 'revoke',
  })
  await act('decider-city', number, 'revocation', {
    decisionNumber: 'DT-78/QĐ-UBND',
    decidedOn: today,
  })

  const revoked = { list: 'revoked', verification: 'revoked' }
  await vi.waitFor(
    async () => {
      const said = await saidOf(number, slug)
      expect(said).toMatchObject(revoked)
      expect(said.openData).toContain('revoked')
      expect(said.page).toContain('Đã thu hồi')
      expect(said.verdict).toContain('Đã thu hồi')
    },
    { timeout: withinMs, interval: 250 },
  )
  // What the code on the package leads to is the verification that says so.
  expect((await saidOf(number, slug)).page).toContain(`/xac-minh/${number}`)
})
