import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { PageQuery } from '@ocop/kernel/page'
import { NormList } from '../../contract/norm.ts'
import type { SupportPaymentsTables } from '../tables.ts'
import { normsOf } from './store.ts'

export type NormNeeds = { readonly db: Kysely<SupportPaymentsTables> }

const NormQuery = PageQuery.extend({ plan: z.string().max(100).optional() }).strict()

export const normRoutes = (mount: Mount, { db }: NormNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/norms',
      summary: 'What support money pays for and how much at most, each with its place in the plan',
      access: 'person',
      query: NormQuery,
      answer: NormList,
    },
    async ({ query: { page, pageSize, plan } }) => ({
      ...(await normsOf(db, plan, { page, pageSize })),
      page,
      pageSize,
    }),
  )
