import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { z } from 'zod'
import { EnquiryItem, FormTicket, TrackingCode } from '@ocop/catalogue/contract/enquiry'
import { LabelReportItem } from '@ocop/catalogue/contract/label-report'
import { ListingItem } from '@ocop/catalogue/contract/listing'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { emptyListing, soldAt, tradedAt } from './market-bodies.ts'
import { aDossierAfter, aStory, way } from './live-stage.ts'
import type { OpenStack } from './stack.ts'

/** One record of each kind the market's desks look after, by the word that stands for it in a route. */
export type MarketRecords = Readonly<
  Record<'product' | 'enquiry' | 'report' | 'event' | 'point', string>
>

/** A certified product of htx-ruoi whose listing waits for the commune, and what is asked and announced around it. */
export const marketRecords = async (stack: OpenStack, stage: Stage): Promise<MarketRecords> => {
  const { productId: product, slug } = await aCertifiedProduct(stack, stage)
  const producer = stack.person('htx-ruoi')
  const act = (name: string, body: object) =>
    producer.post(CommandResult, `/api/catalogue/listings/${product}/${name}`, {
      commandId: randomUUID(),
      ...body,
    })
  await act('save', { seenVersion: 0, content: emptyListing })
  await act('submit', { seenVersion: 1 })
  const label = `Nhãn ${randomUUID()}`
  await Promise.all([
    sendForm(stack, '/label-reports', {
      ...{ doubt: 'other', printedNumber: null, labelSays: label, seenAt: 'Chợ Kim Thành' },
      ...{ provinceCode: '31', told: 'Để kiểm thử quyền hạn.', contact: null },
    }),
    sendForm(stack, '/enquiries', {
      ...{ kind: 'retail', products: [slug], message: 'Để kiểm thử quyền hạn.' },
      buyer: { name: 'Người hỏi', organisation: null, phone: null, email: 'hoi@ocop.example' },
      ...{ quantity: null, place: null, wantedBy: null },
    }),
  ])
  const { items: reports } = await stack
    .person('inspector-city')
    .get(pageOf(LabelReportItem), '/api/catalogue/label-reports?pageSize=100')
  const { items: enquiries } = await producer.get(
    pageOf(EnquiryItem),
    '/api/catalogue/enquiries?pageSize=100',
  )
  const office = stack.person('officer-city')
  const announced = (list: string, body: object) =>
    office.post(CommandResult, `/api/programme/${list}`, body)
  return {
    product,
    enquiry: found(enquiries, (each) => each.product.slug === slug).id,
    report: found(reports, ({ labelSays }) => labelSays === label).id,
    event: (await announced('trade-events', tradedAt)).id,
    point: (await announced('points-of-sale', soldAt)).id,
  }
}

/** Nothing that visitors would still read is left behind. */
export const closePoint = async (stack: OpenStack, { point }: MarketRecords): Promise<void> => {
  const { commandId: _, ...told } = soldAt
  await stack
    .person('officer-city')
    .patch(CommandResult, `/api/programme/points-of-sale/${point}`, {
      ...told,
      ...{ commandId: randomUUID(), seenVersion: 1, state: 'closed' },
    })
}

const found = <T>(items: readonly T[], is: (item: T) => boolean): T => {
  const item = items.find(is)
  if (!item) throw new Error('What was sent is not at its desk')
  return item
}

const aCertifiedProduct = async ({ person }: OpenStack, stage: Stage): Promise<ListingItem> => {
  const { story } = await aDossierAfter(stage, aStory('Cáy muối'), Object.values(way))
  const listed = async (): Promise<ListingItem> => {
    const { items } = await person(story.producer).get(
      pageOf(ListingItem),
      '/api/catalogue/listings?pageSize=100',
    )
    return found(items, ({ name }) => name === story.name)
  }
  return vi.waitFor(listed, { timeout: 30_000, interval: 250 })
}

/** As a visitor sends it: a ticket is asked for first, and the form is sent again while the ticket finds it hasty. */
const sendForm = async (
  { webUrl }: OpenStack,
  path: '/enquiries' | '/label-reports',
  told: object,
): Promise<void> => {
  const ask = async <S extends z.ZodType>(schema: S, way: string, init?: RequestInit) => {
    const answer = await fetch(`${webUrl}/api/catalogue${way}`, init)
    if (!answer.ok) throw new Error(`${way}: ${answer.status} ${await answer.text()}`)
    return schema.parse(await answer.json())
  }
  const { ticket } = await ask(FormTicket, '/form-tickets')
  const form = {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: webUrl },
    body: JSON.stringify({ commandId: randomUUID(), ticket, ...told }),
  }
  // Every try counts among the few forms an hour of one address.
  await vi.waitFor(() => ask(TrackingCode, path, form), { timeout: 15_000, interval: 1_000 })
}
