import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProductList, ProductPage } from '@ocop/catalogue/contract/product-list'
import { Verification } from '@ocop/catalogue/contract/verification'
import { CertificateView } from '@ocop/dossiers/contract/certificate'
import { Advanced, RehearsalView } from '@ocop/dossiers/contract/rehearsal'
import { CommandResult } from '@ocop/kernel/ids'
import { logOf, pageOf } from '@ocop/kernel/page'
import { NoticeItem, StepItem } from '@ocop/supervision/contract/board'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let rehearsal: RehearsalView
beforeAll(async () => {
  stack = await openStack()
  rehearsal = await stack.person('administrator').post(RehearsalView, '/api/dossiers/rehearsals', {
    plan: 'certificates-kept',
    seed: Math.ceil(Math.random() * 1_000_000),
    startsAt: '2026-07-01T01:00:00.000Z',
  })
})

const Recognised = z.object({ productId: z.uuid(), certificateNumber: z.string() })

/** A product of htx-ruoi that was recognised with three stars on this day, before the rehearsal began. */
const recognised = async (decidedOn: string) => {
  const name = `Mắm rươi ${randomUUID().slice(0, 8)}`
  const { posts } = await stack.person('htx-ruoi').me()
  const organisationId = posts.find(({ role }) => role === 'producer')?.organisation?.id
  const { certificateNumber: number } = await stack
    .person('administrator')
    .post(Recognised, `/api/dossiers/rehearsals/${rehearsal.id}/recognised-products`, {
      ...{ commandId: randomUUID(), organisationId, name, sheetSet: '26-2026', sheet: 8 },
      ...{ unitPath: 'vn/31/10804', stars: 3, decisionNumber: '9/QĐ-UBND', decidedOn },
      issuedBy: 'UBND thành phố Hải Phòng',
    })
  await vi.waitFor(async () => expect(await publicStates(name, number)).toHaveLength(3), soon)
  return { name, number }
}
const soon = { timeout: 60_000, interval: 500 }

const publicly = async <S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> => {
  const response = await fetch(`${stack.webUrl}/api/catalogue${path}`)
  return schema.parse(await response.json())
}
/** The word for a certificate in the list, on the product's page and where it is verified. */
const publicStates = async (name: string, number: string): Promise<string[]> => {
  const query = new URLSearchParams({ q: name, state: 'any' })
  const { items } = await publicly(ProductList, `/products?${query.toString()}`)
  const item = items.find((each) => each.name === name)
  expect(item).toBeDefined()
  const page = await publicly(ProductPage, `/products/${item?.slug}`)
  const verified = await publicly(Verification, `/certificates/${number}`)
  return [item?.state ?? '', page.state, verified.state]
}

const act = async (key: string, number: string, name: string, body: object): Promise<void> => {
  const { version } = await stack
    .person(key)
    .get(CertificateView, `/api/dossiers/certificates/${number}`)
  await stack.person(key).post(CommandResult, `/api/dossiers/certificates/${number}/${name}`, {
    ...{ commandId: randomUUID(), seenVersion: version },
    ...body,
  })
}
const advance = async (to: string): Promise<void> => {
  const path = `/api/dossiers/rehearsals/${rehearsal.id}/advance`
  for (;;) {
    const { reached } = await stack.person('administrator').post(Advanced, path, { to })
    if (reached) return
  }
}
const stepsOf = async (number: string) => {
  const { items } = await stack
    .person('officer-city')
    .get(pageOf(StepItem), `/api/supervision/steps?state=any&subject=${number}`)
  return items.map(({ step, outcome }) => [step, outcome]).toSorted()
}

test('a certificate that is revoked is revoked wherever the public looks, within seconds', async () => {
  const { name, number } = await recognised('2026-01-15')
  expect(await publicStates(name, number)).toEqual(['valid', 'valid', 'valid'])
  const text = 'Kết luận thanh tra về an toàn thực phẩm.'
  await act('officer-city', number, 'revocation-cases', {
    ground: 'c',
    conclusion: { number: '45/KL', issuedBy: 'Thanh tra Sở', concludedOn: '2026-07-01', text },
  })
  await act('officer-city', number, 'revocation-submissions', {
    findings: text,
    proposal: 'revoke',
  })
  const decided = { decisionNumber: '99/QĐ-UBND', decidedOn: '2026-07-01' }
  await act('decider-city', number, 'revocation', decided)
  await vi.waitFor(
    async () => expect(await publicStates(name, number)).toEqual(['revoked', 'revoked', 'revoked']),
    soon,
  )
  const sent = { sentOn: '2026-07-01', recipients: ['HTX', 'UBND xã Kim Thành'] }
  await act('officer-city', number, 'revocation-notices', sent)
  await vi.waitFor(
    async () =>
      expect(await stepsOf(number)).toEqual([
        ['revocation-decision', 'revoked'],
        ['revocation-sending', 'sent'],
        ['revocation-verification', 'submitted'],
      ]),
    soon,
  )
})

test('past its last day it has expired with no act, and its producer was told before', async () => {
  const { name, number } = await recognised('2023-12-20')
  await advance('2026-11-25T01:00:00.000Z')
  expect(await publicStates(name, number)).toEqual(['expiring', 'expiring', 'expiring'])
  const { items } = await stack
    .person('htx-ruoi')
    .get(logOf(NoticeItem), `/api/supervision/notices?step=certificate:${number}:filing:1`)
  expect(items.map(({ id, kind }) => [id.split(':').at(-1), kind])).toEqual([
    ['warn-120', 'reminder'],
    ['notice-30', 'reminder'],
  ])
  expect(items[0]?.text).toContain('Điều 7 khoản 6')
  await advance('2026-12-21T01:00:00.000Z')
  expect(await publicStates(name, number)).toEqual(['expired', 'expired', 'expired'])
  expect(await stepsOf(number)).toEqual([['filing', 'expired']])
})
