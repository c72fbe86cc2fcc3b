import type { ListingContent } from '@ocop/catalogue/contract/listing'
import {
  amountIn,
  daysIn,
  lines,
  monthsIn,
  orNothing,
  partsOf,
  priceIn,
  type Read,
} from './form-reading.ts'

type Values = Readonly<Record<string, string>>
export type ReadListing =
  | { readonly content: ListingContent; readonly faults?: never }
  | { readonly content?: never; readonly faults: Readonly<Record<string, string>> }

/** The photos a form keeps, in its order: `photos` holds their ids, `caption-<id>` what each shows. */
export const photosIn = (values: Values): ListingContent['photos'] =>
  (values['photos'] ?? '')
    .split(' ')
    .filter((fileId) => /^[0-9a-f-]{36}$/.test(fileId) && !values[`drop-${fileId}`])
    .map((fileId) => ({ fileId, caption: values[`caption-${fileId}`] || captionUntold }))

const captionUntold = 'Ảnh sản phẩm'

/** What a filled-in editor says, or which of its fields cannot be read. */
export const readListing = (values: Values): ReadListing => {
  const photos = photosIn(values)
  const text = (name: string): string | null => orNothing(values[name])
  const read = {
    proofs: proofsIn(values['proofs']),
    pointsOfSale: pointsIn(values['pointsOfSale']),
    capacity: amountIn(values['capacity']),
    minimumOrder: amountIn(values['minimumOrder']),
    leadDays: daysIn(values['leadDays']),
    price: priceIn(values),
    seasonMonths: monthsIn(values['seasonMonths']),
  }
  const faults = Object.entries(read).flatMap(([name, { fault }]) => (fault ? [[name, fault]] : []))
  if (faults.length > 0) return { faults: Object.fromEntries(faults) }
  return {
    content: {
      ...{ story: text('story'), process: text('process'), photos },
      proofs: read.proofs.value ?? [],
      traceability: {
        address: text('address'),
        madeOn: text('madeOn'),
        brandCode: text('brandCode'),
        shelfLife: text('shelfLife'),
      },
      pointsOfSale: read.pointsOfSale.value ?? [],
      stalls: lines(values['stalls']),
      capacityPerMonth: read.capacity.value ?? null,
      minimumOrder: read.minimumOrder.value ?? null,
      leadDays: read.leadDays.value ?? null,
      price: read.price.value ?? null,
      shipsNationwide: values['ships'] ? values['ships'] === 'yes' : null,
      seasonMonths: read.seasonMonths.value ?? [],
    },
  }
}

const proofsIn = (typed: string | undefined): Read<ListingContent['proofs']> =>
  partsOf(typed, ([name = '', number, issuedBy, day], { dayIn }) => {
    const on = dayIn(day)
    if (name === '' || on === undefined) return undefined
    return { name, number: orNothing(number), issuedBy: orNothing(issuedBy), day: on }
  })

const pointsIn = (typed: string | undefined): Read<ListingContent['pointsOfSale']> =>
  partsOf(typed, ([name = '', address = '']) => (name && address ? { name, address } : undefined))

type Amount = ListingContent['minimumOrder']
const amountTyped = (told: Amount): string =>
  told ? `${String(told.amount).replace('.', ',')} ${told.unit}` : ''

const proofTyped = ({ name, number, issuedBy, day }: ListingContent['proofs'][number]): string =>
  [name, number, issuedBy, day && dayTyped(day)]
    .map((part) => part ?? '')
    .join('; ')
    .replace(/[; ]+$/, '')

const priceTyped = (price: ListingContent['price']): Values =>
  price ? { price: String(price.vnd), priceUnit: price.unit, priceAsOf: price.asOf } : {}

/** The editor's fields for a content kept before. */
export const valuesOf = (content: ListingContent | null): Values => {
  if (!content) return {}
  const { story, process, traceability, leadDays } = content
  const texts = { story, process, ...traceability, leadDays }
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]) => (text === null ? [] : [[name, `${text}`]])),
    ),
    proofs: content.proofs.map(proofTyped).join('\n'),
    pointsOfSale: content.pointsOfSale.map(({ name, address }) => `${name}; ${address}`).join('\n'),
    stalls: content.stalls.join('\n'),
    capacity: amountTyped(content.capacityPerMonth),
    minimumOrder: amountTyped(content.minimumOrder),
    ...priceTyped(content.price),
    ships: shipsTyped(content.shipsNationwide),
    seasonMonths: content.seasonMonths.join(', '),
  }
}

const shipsTyped = (told: boolean | null): string => {
  if (told === null) return ''
  return told ? 'yes' : 'no'
}
const dayTyped = (day: string): string => day.split('-').toReversed().join('/')

/** Where a fault of the content stands in its form. */
export const listingPointers = {
  '/content/story': 'story',
  '/content/process': 'process',
  '/content/traceability/address': 'address',
  '/content/traceability/madeOn': 'madeOn',
  '/content/traceability/brandCode': 'brandCode',
  '/content/traceability/shelfLife': 'shelfLife',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`/content/stalls/${n}`, 'stalls'])),
} as const
