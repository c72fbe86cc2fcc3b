import { sql, type Kysely } from 'kysely'
import type { Actor } from '@ocop/kernel/actor'
import type { Page } from '@ocop/kernel/page'
import { missing, Problem } from '@ocop/kernel/problem'
import { guarded, isUniqueViolation } from '@ocop/postgres/guarded'
import type {
  DossierForm,
  DossierSummary,
  NewDossier,
  TimelineEntry,
} from '../../contract/dossier.ts'
import type { Dossier, Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'
import { visibleTo } from './rights.ts'

type Db = Kysely<DossierTables>

/** The dossier, if the actor may know of it. @throws missing */
export const visibleDossier = async (db: Db, actor: Actor, id: string): Promise<Dossier> => {
  const dossier = await db
    .selectFrom('dossier')
    .selectAll('dossier')
    .where('dossier.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst()
  if (!dossier) throw missing('dossier')
  return dossier
}

export type DossierFilter = {
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly step?: string | undefined
  readonly clockId?: string | undefined
  readonly q?: string | undefined
  readonly page: number
  readonly pageSize: number
}

/** The dossiers an actor may know of, newest first. */
export const listDossiers = async (
  db: Db,
  actor: Actor,
  filter: DossierFilter,
): Promise<Page<DossierSummary>> => {
  const matching = db
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .where((eb) => visibleTo(actor)(eb))
    .$if(filter.state !== undefined, (query) =>
      query.where(sql<boolean>`dossier.state = ${filter.state}`),
    )
    .$if(filter.kind !== undefined, (query) =>
      query.where(sql<boolean>`dossier.kind = ${filter.kind}`),
    )
    .$if(filter.step !== undefined, (query) =>
      query.where(sql<boolean>`dossier.step ->> 'step' = ${filter.step}`),
    )
    .$if(filter.clockId !== undefined, (query) =>
      query.where('dossier.clockId', '=', filter.clockId ?? ''),
    )
    .$if(filter.q !== undefined, (query) =>
      query.where(
        sql<boolean>`unaccent(lower(product.name)) like '%' || unaccent(lower(${filter.q})) || '%'`,
      ),
    )
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('dossier')
    .select(['product.name as productName', 'product.organisationName'])
    .orderBy('dossier.createdAt', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items: rows.map(summaryOf), total, page: filter.page, pageSize: filter.pageSize }
}

type NamedDossier = Dossier & { readonly productName: string; readonly organisationName: string }

export const summaryOf = (row: NamedDossier): DossierSummary => ({
  id: row.id,
  version: row.version,
  state: row.state,
  realm: row.realm,
  regime: row.regime,
  sheet: row.sheetNo,
  kind: row.kind,
  product: { id: row.productId, name: row.productName },
  producer: { id: row.organisationId, name: row.organisationName },
  unit: { code: row.unitCode, name: row.unitName, path: row.unitPath },
  level: row.level,
  attempt: row.attempt,
  step: row.step,
  clockId: row.clockId,
  lodgedAt: row.lodgedAt,
  held:
    row.heldCertificate && row.heldStars
      ? { certificate: row.heldCertificate, stars: row.heldStars }
      : null,
  previousId: row.previousId,
})

/**
 * The draft that this same request began before, if it did; the same request at the same moment waits for this one.
 * @throws conflict when its commandId began something else
 */
export const draftBegunBy = async (
  trx: Trx,
  organisationId: string,
  { commandId, kind, product }: NewDossier,
): Promise<string | undefined> => {
  if (commandId === undefined) return undefined
  await sql`select pg_advisory_xact_lock(hashtext(${commandId}))`.execute(trx)
  const begun = await trx
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .select(['dossier.kind', 'dossier.organisationId', 'dossier.productId', 'product.name'])
    .where('dossier.id', '=', commandId)
    .executeTakeFirst()
  if (!begun) return undefined
  const isSameProduct =
    'id' in product ? begun.productId === product.id : begun.name === product.name.normalize('NFC')
  if (isSameProduct && begun.kind === kind && begun.organisationId === organisationId)
    return commandId
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another command. Use a new one.',
  )
}

/** Opens a draft for a product. @throws conflict when the product is under evaluation, or in a draft, already */
export const openDraft = async (
  trx: Trx,
  draft: Pick<
    Dossier,
    | 'realm'
    | 'clockId'
    | 'kind'
    | 'regime'
    | 'sheetNo'
    | 'productId'
    | 'organisationId'
    | 'unitCode'
    | 'unitName'
    | 'unitPath'
    | 'heldCertificate'
    | 'heldStars'
    | 'previousId'
  > & { readonly id?: string },
): Promise<string> => {
  try {
    const { id } = await trx
      .insertInto('dossier')
      .values({
        ...draft,
        level: null,
        attempt: null,
        lodgedAt: null,
        receivedAt: null,
        filing: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if (isUniqueViolation(error, 'dossier_open_once'))
      throw new Problem(
        'conflict',
        'product-under-evaluation',
        'This product has an open dossier already.',
      )
    throw error
  }
}

/** Changes a draft as the producer saw it. @throws conflict when it is no draft any more or has changed */
export const changeDraft = async (
  trx: Trx,
  id: string,
  {
    seenVersion,
    form,
    choices,
  }: {
    seenVersion: number
    form?: DossierForm | undefined
    choices?: Record<string, number> | undefined
  },
): Promise<{ version: number; state: string }> =>
  guarded(
    await trx
      .updateTable('dossier')
      .set({
        version: sql`version + 1`,
        ...(form ? { form: JSON.stringify(form) } : {}),
        ...(choices ? { choices: JSON.stringify(choices) } : {}),
      })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .where('version', '=', seenVersion)
      .returning(['version', 'state'])
      .executeTakeFirst(),
  )

/** What happened to a dossier after a cursor, oldest first. */
export const timelineAfter = async (
  db: Db,
  dossierId: string,
  after: number,
): Promise<{ items: TimelineEntry[]; next: string | null }> => {
  const size = 200
  const rows = await db
    .selectFrom('timelineEntry')
    .select([
      'seq',
      'at',
      'act',
      'level',
      'attempt',
      'step',
      'role',
      'unitName',
      'commandId',
      'facts',
    ])
    .where('dossierId', '=', dossierId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(size)
    .execute()
  return { items: rows, next: rows.length === size ? String(rows.at(-1)?.seq) : null }
}
