import { sql, type Kysely } from 'kysely'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import { postsCovering } from '@ocop/kernel/actor'
import type { UnitRef } from '@ocop/kernel/units'
import type { Movement } from '../../contract/transfers.ts'
import type { Dossier } from '../act/act.ts'
import type { Needs } from '../needs.ts'
import type { DossierTables } from '../tables.ts'
import { movementOf, type OpenDossier } from './movement.ts'

type Scope = {
  readonly unitPath: string | undefined
  readonly regime: string | undefined
  readonly clockId: string
}

/** A dossier that may move or should and cannot, with the post by which the person may move it. */
export type Candidate = {
  readonly dossier: Dossier
  readonly movement: Movement
  readonly post: Post
}

const openDossiers = (db: Kysely<DossierTables>) =>
  db
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .selectAll('dossier')
    .select((eb) => [
      'product.name as title',
      eb
        .selectFrom('stepVisit')
        .select('stepVisit.step')
        .whereRef('stepVisit.dossierId', '=', 'dossier.id')
        .where('stepVisit.closedAt', 'is', null)
        .where('stepVisit.step', '!=', 'supplement')
        .orderBy('stepVisit.openedAt', 'desc')
        .limit(1)
        .as('working'),
    ])
    .where('dossier.state', '=', 'lodged')

type Row = Awaited<ReturnType<ReturnType<typeof openDossiers>['execute']>>[number]

const openOf = ({ title, working, ...dossier }: Row): OpenDossier | undefined => {
  const { level, attempt, step } = dossier
  if (level === null || attempt === null || step === null) return undefined
  return { dossier, title, level, attempt, step, working: working ?? step.step }
}

/** Who may move: an administrator, the officer of the province it goes to, the ministry's. */
const movers = ['administrator', 'provincial-officer', 'ministry-officer'] as const

export const postToMove = (actor: PersonActor, { path }: Pick<UnitRef, 'path'>): Post | undefined =>
  movers.flatMap((role) => postsCovering(actor, role, path))[0]

/**
 * The dossiers of a scope that have a reason to move at an instant and that the person may move, oldest first.
 * @returns also whether one of the scope is between two steps just now, so that it has to be looked at again
 */
export const candidatesIn = async (
  { db, directory }: Needs,
  actor: PersonActor,
  { scope, at }: { readonly scope: Scope; readonly at: string },
): Promise<{ readonly found: Candidate[]; readonly unsettled: boolean }> => {
  const rows = await openDossiers(db)
    .where('dossier.clockId', '=', scope.clockId)
    .$if(scope.regime !== undefined, (query) =>
      query.where('dossier.regime', '=', scope.regime ?? ''),
    )
    .$if(scope.unitPath !== undefined, (query) =>
      query.where(
        sql<boolean>`(dossier.unit_path = ${scope.unitPath} or dossier.unit_path like ${`${scope.unitPath}/%`})`,
      ),
    )
    .orderBy('dossier.lodgedAt')
    .orderBy('dossier.id')
    .execute()
  const found: Candidate[] = []
  for (const row of rows) {
    const candidate = await candidateOf(directory, actor, row, at)
    if (candidate) found.push(candidate)
  }
  return { found, unsettled: rows.some((row) => openOf(row) === undefined) }
}

/** One dossier by its id; undefined when it has no reason to move, or the person may not move it. */
export const candidateWithId = async (
  { db, directory }: Needs,
  actor: PersonActor,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<Candidate | undefined> => {
  const row = await openDossiers(db).where('dossier.id', '=', id).executeTakeFirst()
  return row && candidateOf(directory, actor, row, at)
}

const candidateOf = async (
  directory: Needs['directory'],
  actor: PersonActor,
  row: Row,
  at: string,
): Promise<Candidate | undefined> => {
  const open = openOf(row)
  const movement = open && (await movementOf(directory, open, at))
  const post = movement && postToMove(actor, (movement.to ?? movement.from).unit)
  return open && movement && post ? { dossier: open.dossier, movement, post } : undefined
}
