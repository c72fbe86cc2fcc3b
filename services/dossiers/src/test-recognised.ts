import type { Kysely } from 'kysely'
import type { ProductChange } from '../contract/dossier.ts'
import type { DossierTables } from './tables.ts'
import { DossierView } from '../contract/dossier.ts'
import { done, newId, type DossiersServer } from './test-dossiers.ts'
import { organisations, units } from './test-people.ts'

/** A product recognised before the test begins, with its certificate. */
export const productWith = async (
  db: Kysely<DossierTables>,
  { stars, validTo }: { readonly stars: number; readonly validTo: string },
): Promise<{ readonly productId: string; readonly number: string }> => {
  const { id, name, kind } = organisations.cooperative
  const { productId } = await db
    .insertInto('product')
    .values({
      name: 'Bánh đa gạo Kim Thành',
      organisationId: id,
      organisationName: name,
      organisationKind: kind,
      unitCode: units.kimThanh.code,
      unitPath: units.kimThanh.path,
      sheetSet: '26-2026',
      sheetNo: 1,
      sector: 'food',
      sheetGroup: null,
      code: `31-10804-${newId().slice(0, 8)}-2023`,
      story: null,
      realm: 'live',
      clockId: 'live',
    })
    .returning('id as productId')
    .executeTakeFirstOrThrow()
  const number = `kiem-thu-${newId()}`
  await db
    .insertInto('certificate')
    .values({
      number,
      productId,
      dossierId: null,
      stars,
      decisionNumber: '1/QĐ-UBND',
      issuedBy: 'Chủ tịch UBND thành phố Hải Phòng',
      validFrom: Temporal.PlainDate.from(validTo).subtract({ years: 3 }).toString(),
      validTo,
      extendedTo: null,
      replacedBy: null,
      changedAt: '2026-01-01T00:00:00.000Z',
      realm: 'live',
      clockId: 'live',
    })
    .execute()
  return { productId, number }
}

/** Tells other changes in a draft's form. */
export const changeForm = async (
  server: DossiersServer,
  id: string,
  changes: readonly ProductChange[],
): Promise<void> => {
  const { version, form } = await server.as('producer').read(`/dossiers/${id}`, DossierView)
  const body = { seenVersion: version, form: { ...form, changes } }
  done(await server.as('producer').patch(`/dossiers/${id}`, body))
}
