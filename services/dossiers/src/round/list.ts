import { sql, type Kysely } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import type { EvaluationLevel, StepName } from '../../contract/regime.ts'
import type { ListedDossier } from '../../contract/round.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'
import type { Round } from './store.ts'

type Db = Kysely<DossierTables>

/** Steps of a level that lie before its council scores. */
const beforeScoring: readonly StepName[] = [
  'intake',
  'supplement',
  'advisory-report',
  'council-round',
]

/** Where a council looks for dossiers: at its level, in its unit, on the round's clock. */
type Place = Pick<Round, 'level' | 'unitPath' | 'realm' | 'clockId'>

/** Dossiers that no round has taken yet and whose council has not scored, by when they were proposed to its level. */
export const untaken = async (db: Db, { level, unitPath, realm, clockId }: Place) => {
  const rows = await db
    .selectFrom('dossier')
    .innerJoin('stepVisit', (join) =>
      join
        .onRef('stepVisit.dossierId', '=', 'dossier.id')
        .onRef('stepVisit.level', '=', 'dossier.level')
        .onRef('stepVisit.attempt', '=', 'dossier.attempt'),
    )
    .leftJoin('roundDossier', (join) =>
      join
        .onRef('roundDossier.dossierId', '=', 'dossier.id')
        .onRef('roundDossier.level', '=', 'dossier.level')
        .onRef('roundDossier.attempt', '=', 'dossier.attempt')
        .on('roundDossier.movedAt', 'is', null),
    )
    .select(['dossier.id', 'dossier.kind', 'dossier.attempt', 'dossier.step'])
    .select((eb) => eb.fn.min('stepVisit.openedAt').as('proposedAt'))
    .where('dossier.state', '=', 'lodged')
    .where('dossier.level', '=', level)
    .where('dossier.realm', '=', realm)
    .where('dossier.clockId', '=', clockId)
    .where((eb) =>
      eb.or([
        eb('dossier.unitPath', '=', unitPath),
        eb('dossier.unitPath', 'like', `${unitPath}/%`),
      ]),
    )
    .where('roundDossier.roundId', 'is', null)
    .groupBy('dossier.id')
    .orderBy('proposedAt')
    .orderBy('dossier.id')
    .execute()
  return rows.filter(({ step }) => step === null || beforeScoring.includes(step.step))
}
export type Untaken = Awaited<ReturnType<typeof untaken>>[number]

/** Of the untaken dossiers those a regular round takes: proposed on a day before its cut-off. */
export const takenBy = (
  { proposedBefore }: Pick<Round, 'proposedBefore'>,
  dossiers: readonly Untaken[],
): readonly Untaken[] =>
  dossiers.filter(
    ({ kind, proposedAt }) =>
      // A re-evaluation waits for no regular round: it has days of its own.
      kind !== 're-evaluation' && proposedBefore !== null && dayOf(proposedAt) < proposedBefore,
  )

/** Puts dossiers on a round's list, in their order. */
export const takeUp = async (
  trx: Trx,
  { id, level }: Pick<Round, 'id' | 'level'>,
  dossiers: readonly Pick<Untaken, 'id' | 'attempt'>[],
): Promise<void> => {
  if (dossiers.length === 0) return
  await trx
    .insertInto('roundDossier')
    .values(
      dossiers.map(({ id: dossierId, attempt }, index) => ({
        ...{ roundId: id, dossierId, level, attempt: attempt ?? 1, position: index + 1 },
        ...{ movedReason: null, movedAt: null },
      })),
    )
    .onConflict((key) => key.doNothing())
    .execute()
}

type Standing = ListedDossier['standing']

/** A round's list as it stands; `except` leaves out what a person keeps out of. */
export const listOf = async (
  db: Db,
  roundId: string,
  except: { readonly personId?: string } = {},
) => {
  const rows = await db
    .selectFrom('roundDossier')
    .innerJoin('dossier', 'dossier.id', 'roundDossier.dossierId')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .leftJoin('councilResult', (join) =>
      join
        .onRef('councilResult.dossierId', '=', 'roundDossier.dossierId')
        .onRef('councilResult.level', '=', 'roundDossier.level')
        .onRef('councilResult.attempt', '=', 'roundDossier.attempt'),
    )
    .leftJoin('decision', (join) =>
      join
        .onRef('decision.dossierId', '=', 'roundDossier.dossierId')
        .onRef('decision.level', '=', 'roundDossier.level')
        .onRef('decision.attempt', '=', 'roundDossier.attempt'),
    )
    .select(['roundDossier.dossierId', 'roundDossier.position', 'roundDossier.movedReason'])
    .select(['roundDossier.movedAt', 'roundDossier.attempt', 'product.name as product'])
    .select(['product.organisationName as producer', 'dossier.kind', 'dossier.state'])
    .select(['dossier.step', 'dossier.level', 'dossier.attempt as standingAttempt'])
    .select(['councilResult.pointsSum', 'councilResult.cardCount', 'councilResult.stars'])
    .select(['decision.number as decisionNumber', 'roundDossier.level as listedLevel'])
    .where('roundDossier.roundId', '=', roundId)
    .$if(except.personId !== undefined, (query) =>
      query.where(
        sql<boolean>`not exists (select from barred where barred.dossier_id = round_dossier.dossier_id
          and barred.person_id = ${except.personId})`,
      ),
    )
    .orderBy('roundDossier.position')
    .execute()
  return rows.map((row) => ({
    dossierId: row.dossierId,
    product: row.product,
    producer: row.producer,
    kind: row.kind,
    position: row.position,
    standing: standingOf(row),
    movedReason: row.movedReason,
    mean: row.pointsSum === null || row.cardCount === null ? null : row.pointsSum / row.cardCount,
    stars: row.stars,
  }))
}

type Row = {
  readonly movedAt: string | null
  readonly decisionNumber: string | null
  readonly pointsSum: number | null
  readonly state: string
  readonly level: EvaluationLevel | null
  readonly listedLevel: EvaluationLevel
  readonly standingAttempt: number | null
  readonly attempt: number
  readonly step: { readonly step: StepName } | null
}

const standingOf = (row: Row): Standing => {
  if (row.movedAt !== null) return 'moved'
  if (row.decisionNumber !== null) return 'decided'
  const isElsewhere = row.level !== row.listedLevel || row.standingAttempt !== row.attempt
  if (row.state !== 'lodged' || isElsewhere) return 'gone'
  if (row.pointsSum !== null) return 'concluded'
  if (row.step === null) return 'on-its-way'
  if (row.step.step === 'council-round') return 'ready'
  return beforeScoring.includes(row.step.step) ? 'on-its-way' : 'scoring'
}
