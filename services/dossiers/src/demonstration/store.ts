import type { Kysely } from 'kysely'
import { liveClock } from '@ocop/kernel/realm'
import type { DemonstrationEntry } from '../../contract/demonstration.ts'
import type { DossierTables } from '../tables.ts'

/** Enters demonstration products with their certificates, realm rehearsal; those already there stay as they are. */
export const enterDemonstration = (
  db: Kysely<DossierTables>,
  entries: readonly DemonstrationEntry[],
  enteredAt: string,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if (entries.length === 0) return
    const entered = await trx
      .insertInto('product')
      .values(entries.map(productOf))
      .onConflict((key) => key.column('id').doNothing())
      .returning('id')
      .execute()
    // A product entered on an earlier day keeps the certificate it got then, number and dates.
    const fresh = entries.filter(({ productId }) => entered.some(({ id }) => id === productId))
    if (fresh.length === 0) return
    await trx
      .insertInto('certificate')
      .values(
        fresh.map(({ productId, certificate }) => ({
          ...certificate,
          productId,
          dossierId: null,
          extendedTo: null,
          replacedBy: null,
          changedAt: enteredAt,
          realm: 'rehearsal' as const,
          clockId: liveClock,
        })),
      )
      .execute()
  })

const productOf = ({
  productId,
  name,
  producer,
  sheet,
  sector,
  group,
  provinceCode,
  communeCode,
  formerPlaces,
}: DemonstrationEntry) => ({
  id: productId,
  name,
  organisationId: producer.id,
  organisationName: producer.name,
  organisationKind: producer.kind,
  unitCode: communeCode ?? provinceCode,
  unitPath: ['vn', provinceCode, communeCode].filter((part) => part !== null).join('/'),
  sheetSet: '26-2026',
  sheetNo: sheet,
  sector,
  sheetGroup: group,
  formerPlaces,
  code: null,
  story: null,
  realm: 'rehearsal' as const,
  clockId: liveClock,
  publicationVersion: 1,
})
