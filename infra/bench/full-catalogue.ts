import { demonstrationEntries } from '@ocop/catalogue/demonstration/entries'
import type { CertifiedProduct } from '@ocop/catalogue/contract/certified-product'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import pg from 'pg'
import { z } from 'zod'

type Catalogue = { readonly url: string; readonly secret: string; readonly adminUrl: string }

/**
 * A catalogue of so many live products: the 413 real names through the catalogue's own door, then copies of their
 * records under other addresses and numbers, which takes seconds where a hundred thousand tellings take minutes.
 */
export const fillCatalogue = async (catalogue: Catalogue, size: number): Promise<void> => {
  const client = new pg.Client({ connectionString: catalogue.adminUrl })
  await client.connect()
  try {
    const count = async (): Promise<number> => {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from catalogue.product',
      )
      return rows[0]?.n ?? 0
    }
    if ((await count()) === 0) await tellNames(catalogue)
    for (let have = await count(); have < size; have = await count())
      await copyProducts(client, Math.min(have, size - have))
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

const tellNames = async ({ url, secret }: Catalogue): Promise<void> => {
  const today = new Date().toISOString().slice(0, 10)
  for (const { certificate, ...entry } of demonstrationEntries(today)) {
    const body: CertifiedProduct = {
      ...entry,
      version: 1,
      sheetSet: '26-2026',
      certificate: { ...certificate, extendedTo: null, replacedBy: null },
      story: null,
      realm: 'live',
      changedAt: `${certificate.validFrom}T02:00:00.000Z`,
    }
    const path = `/internal/certified-products/${entry.productId}`
    const token = await serviceToken('dossiers', secret)
    await callService(url, z.unknown(), { method: 'PUT', path, body, token })
  }
}

/** Copies `many` products with their addresses; every other column stays as the catalogue wrote it. */
const copyProducts = async (client: pg.Client, many: number): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'catalogue' and table_name = 'product' and is_generated = 'NEVER'`,
  )
  const own: Readonly<Record<string, string>> = {
    product_id: 'gen_random_uuid()',
    slug: "slug || '-' || n",
    certificate_number: "certificate_number || '-' || n",
  }
  const columns = rows.map(({ name }) => name)
  await client.query(
    `with base as (
       select *, row_number() over (order by product_id) + (select count(*) from catalogue.product) as n
       from catalogue.product order by product_id limit $1
     ), copied as (
       insert into catalogue.product (${columns.join(', ')})
       select ${columns.map((name) => own[name] ?? name).join(', ')} from base
       returning slug, product_id
     )
     insert into catalogue.slug (scope, slug, subject_id) select 'product', slug, product_id from copied`,
    [many],
  )
}
