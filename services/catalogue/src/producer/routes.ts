import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import { defaultStates, ProducerPage, type ProductItem } from '../../contract/product-list.ts'
import { clocksAt } from '../clock/store.ts'
import { itemOf } from '../product/listing.ts'
import { cacheBriefly, moved, Slug, type ReadNeeds } from '../product/read-needs.ts'
import { productsOfProducer } from '../product/store.ts'
import { producerBySlug } from './store.ts'

const isGood = ({ state }: ProductItem): boolean => defaultStates.some((good) => good === state)

/** GET producers/{slug}: who makes it, with all that is certified; known only through a product one may see. */
export const producerRoutes = (mount: Mount, { db, realms, now }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/producers/{slug}',
      summary: 'One producer and its certified products; 308 from an older address',
      access: 'public',
      params: z.object({ slug: Slug }),
      answer: ProducerPage,
    },
    async ({ params: { slug }, req, res }) => {
      const producer = await producerBySlug(db, slug)
      const records = producer ? await productsOfProducer(db, producer.id, realms) : []
      if (!producer || records.length === 0) throw missing('producer')
      cacheBriefly(res)
      if (producer.slug !== slug)
        return moved(res, `${req.baseUrl}/producers/${producer.slug}`, producer.slug)
      const clocks = await clocksAt(db, now())
      const products = records.map((record) => itemOf(record, clocks))
      return {
        slug: producer.slug,
        name: producer.name,
        kind: producer.kind,
        products: [...products.filter(isGood), ...products.filter((product) => !isGood(product))],
      }
    },
  )
