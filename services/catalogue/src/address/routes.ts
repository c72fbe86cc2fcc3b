import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { AddressKind, AddressList } from '../../contract/addresses.ts'
import type { ReadNeeds } from '../product/read-needs.ts'
import { addressesOf } from './store.ts'

/** GET addresses: every product's or producer's address, for sitemaps. */
export const addressRoutes = (mount: Mount, { db, realms }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/addresses',
      summary: 'All addresses of products or producers, for sitemaps',
      access: 'public',
      query: z.strictObject({
        kind: AddressKind,
        page: z.coerce.number().int().min(1).max(1_000).default(1),
      }),
      answer: AddressList,
    },
    ({ query: { kind, page } }) => addressesOf(db, { kind, page, realms }),
  )
