import { sql, type Kysely } from 'kysely'
import { demonstrationEntries } from '../../services/catalogue/demonstration/entries.ts'
import { stableId } from '../../services/catalogue/demonstration/stable-id.ts'
import { productRow } from '../../services/catalogue/src/certified-product/store.ts'
import { communes } from '../../services/catalogue/src/reference/places.ts'
import type { CatalogueTables } from '../../services/catalogue/src/tables.ts'

type Db = Kysely<CatalogueTables>

const entries = demonstrationEntries('2026-11-23')
const producersAtMost = 10_000
const rowsPerInsert = 500

/**
 * Products up to a size, without their producers' dossiers: real product names, each with the name of a real commune
 * behind it, so that words are as common beside each other as they are among real ones.
 */
export const fillShelf = async (db: Db, from: number, to: number): Promise<void> => {
  for (let start = from; start < to; start += rowsPerInsert) {
    const shelf = Array.from({ length: Math.min(rowsPerInsert, to - start) }, (_, index) =>
      synthetic(start + index),
    )
    const producers = shelf.map(({ producer }) => ({
      ...producer,
      slug: producer.id,
      toldAt: '2026-01-01T00:00:00.000Z',
    }))
    await db
      .insertInto('producer')
      .values([...new Map(producers.map((each) => [each.id, each])).values()])
      .onConflict((key) => key.column('id').doNothing())
      .execute()
    await db
      .insertInto('product')
      .values(shelf.map((told) => ({ ...productRow(told), slug: told.productId })))
      .execute()
  }
  await sql`analyze product`.execute(db)
}

const synthetic = (index: number) => {
  const entry = entries[index % entries.length]
  const commune = communes[(index * 7_919) % communes.length]
  if (!entry || !commune) throw new Error('There is a name and a commune for every index')
  const maker = (index * 31) % producersAtMost
  return {
    ...entry,
    productId: stableId(`bench|${index}`),
    name: `${entry.name.split(' ').slice(0, 5).join(' ')} ${commune.name}`,
    provinceCode: commune.provinceCode,
    communeCode: commune.code,
    formerPlaces: [],
    producer: { ...entry.producer, id: `maker-${maker}`, name: `HTX ${commune.name} ${maker}` },
    version: 1,
    sheetSet: '26-2026',
    certificate: {
      ...entry.certificate,
      number: `${commune.provinceCode}-${commune.code}-${index}-2026-${entry.certificate.stars}`,
      extendedTo: null,
      replacedBy: null,
    },
    story: null,
    realm: 'live' as const,
    changedAt: '2026-01-01T00:00:00.000Z',
  }
}
