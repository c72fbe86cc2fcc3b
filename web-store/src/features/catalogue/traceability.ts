import type { ProductPage } from '@ocop/catalogue/contract/product-list'
import type { Messages } from '../../i18n/shape.ts'

/** One of the five things a consumer is to see; `value` is null where it is missing, `lacks` what part of it is. */
export type TraceField = {
  readonly title: string
  readonly value: string | null
  readonly lacks: string | null
}

type Told = Pick<ProductPage, 'name' | 'producer' | 'listing'>

const untold = { address: null, madeOn: null, brandCode: null, shelfLife: null } as const

/** The five items of Circular 02/2024/TT-BKHCN; name and producer come from the certificate, the rest from the listing. */
export const traceFields = (
  { name, producer, listing }: Told,
  t: Messages['market']['listing'],
): readonly TraceField[] => {
  const { address, madeOn, brandCode, shelfLife } = listing?.traceability ?? untold
  const titles = t.traceFields
  return [
    { title: titles.nameAndImage, value: name, lacks: listing?.photos.length ? null : t.noImage },
    {
      title: titles.producer,
      value: address === null ? producer.name : `${producer.name}, ${address}`,
      lacks: address === null ? t.noAddress : null,
    },
    { title: titles.madeOn, value: madeOn, lacks: null },
    { title: titles.brandCode, value: brandCode, lacks: null },
    { title: titles.shelfLife, value: shelfLife, lacks: null },
  ]
}
