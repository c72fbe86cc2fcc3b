import { sql, type Kysely } from 'kysely'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { ProductMovement } from '../../contract/transfers.ts'
import type { Needs } from '../needs.ts'
import type { DossierTables } from '../tables.ts'
import type { Directory } from '../unit/gateway.ts'
import { standingUnit } from '../unit/life.ts'
import { postToMove } from './candidates.ts'
import { dissolution, orphan } from './movement.ts'

/** A recognised product that moves or should and cannot, with the post by which the person may move it. */
export type ProductCandidate = {
  readonly movement: ProductMovement
  readonly post: Post
}

type Scope = { readonly unitPath: string; readonly clockId: string }

/** The recognised products of a unit that has ended by an instant, as far as the person may move them, by their names. */
export const productCandidatesIn = async (
  { db, directory }: Pick<Needs, 'db' | 'directory'>,
  actor: PersonActor,
  { scope, at }: { readonly scope: Scope; readonly at: string },
): Promise<ProductCandidate[]> => {
  const day = dayOf(at)
  const found: ProductCandidate[] = []
  for (const row of await recognisedIn(db, scope, day)) {
    const movement = await movementOfProduct(directory, row, day)
    const post = movement && postToMove(actor, movement.to ?? movement.from)
    if (movement && post) found.push({ movement, post })
  }
  return found
}

type Row = Awaited<ReturnType<typeof recognisedIn>>[number]

/** Products with a certificate that has not ended, or with a process that goes on, where they or the processes are of the unit. */
const recognisedIn = (db: Kysely<DossierTables>, { unitPath, clockId }: Scope, day: string) =>
  db
    .selectFrom('product')
    .select(['product.id', 'product.name', 'product.unitPath'])
    .select((eb) =>
      eb
        .selectFrom('certificate')
        .select('certificate.number')
        .whereRef('certificate.productId', '=', 'product.id')
        .orderBy((each) => each('certificate.standing', '=', 'replaced'))
        .orderBy('certificate.validFrom', 'desc')
        .limit(1)
        .as('certificateNumber'),
    )
    .select(
      sql<string[]>`array(select distinct run.unit_path from product_run run
        where run.product_id = product.id order by run.unit_path)`.as('runPaths'),
    )
    .where('product.clockId', '=', clockId)
    .where(
      sql<boolean>`(exists (select from certificate where certificate.product_id = product.id
          and certificate.standing in ('in-force', 'extended', 'suspended')
          and coalesce(certificate.extended_to, certificate.valid_to) >= ${day})
        or exists (select from product_run run where run.product_id = product.id))`,
    )
    .where(
      sql<boolean>`(${isWithin('product', unitPath)} or exists (select from product_run run
        where run.product_id = product.id and ${isWithin('run', unitPath)}))`,
    )
    .orderBy('product.name')
    .orderBy('product.id')
    .execute()

const isWithin = (table: 'product' | 'run', path: string) => {
  const column = sql.ref(`${table}.unit_path`)
  return sql`(${column} = ${path} or ${column} like ${`${path}/%`})`
}

/** Undefined where the product and all its processes stand at units that live on. */
const movementOfProduct = async (
  directory: Directory,
  { id, name, certificateNumber, unitPath, runPaths }: Row,
  day: string,
): Promise<ProductMovement | undefined> => {
  const unit = await directory.unitAt(unitPath)
  const next = await standingUnit(directory, unit, day)
  // A product that followed its own dossier has left its certificate's process behind.
  const from = next.path === unit.path ? await endedAmong(directory, runPaths, day) : unit
  if (!from) return undefined
  const lost = next.level !== 'commune'
  return {
    productId: id,
    product: name,
    certificateNumber,
    from,
    to: lost ? null : next,
    article: dissolution,
    orphan: lost
      ? orphan('successor-unknown', 'No commune took over from the product’s own.', dissolution)
      : null,
  }
}

const endedAmong = async (directory: Directory, paths: readonly string[], day: string) => {
  for (const path of paths) {
    const unit = await directory.unitAt(path)
    const next = await standingUnit(directory, unit, day)
    if (next.path !== unit.path) return unit
  }
  return undefined
}
