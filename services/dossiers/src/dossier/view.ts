import type { Kysely } from 'kysely'
import type { PersonActor } from '@ocop/kernel/actor'
import { actBodies } from '../../contract/acts.ts'
import type { DossierView } from '../../contract/dossier.ts'
import type { Dossier } from '../act/act.ts'
import { fieldworkOf } from '../fieldwork/rights.ts'
import { fieldworkView } from '../fieldwork/view.ts'
import { standingPlan } from '../command/submit.ts'
import { stepClocks } from '../process/step-clock.ts'
import { resultNoticesOf } from '../result-notice/store.ts'
import { supplementsOf } from '../supplement/view.ts'
import type { DossierTables } from '../tables.ts'
import { actingPost, type Turn } from '../intervention/takers.ts'
import { turnAt } from '../intervention/turn-store.ts'
import { producerOf } from './rights.ts'
import { summaryOf } from './store.ts'

type Db = Kysely<DossierTables>

/** A dossier whole, as the asking person may see it. Results show once the level's council has concluded. */
export const viewDossier = async (
  db: Db,
  actor: PersonActor,
  dossier: Dossier,
  now: string,
): Promise<DossierView> => {
  const { id } = dossier
  const product = await db
    .selectFrom('product')
    .select(['name as productName', 'organisationName'])
    .where('id', '=', dossier.productId)
    .executeTakeFirstOrThrow()
  const certificate = await db
    .selectFrom('certificate')
    .select(['number', 'stars', 'validFrom', 'validTo', 'standing'])
    .where('dossierId', '=', id)
    .executeTakeFirst()
  return {
    ...summaryOf({ ...dossier, ...product }),
    form: dossier.form,
    choices: dossier.choices,
    papers: await db
      .selectFrom('paper')
      .innerJoin('knownFile', 'knownFile.fileId', 'paper.fileId')
      .select(['kind', 'paper.fileId', 'name', 'sha256', 'addedAt'])
      .where('dossierId', '=', id)
      .orderBy('kind')
      .orderBy('addedAt')
      .execute(),
    receivedAt: dossier.receivedAt,
    now,
    allowedActs: [
      ...allowedActs(actor, dossier, await turnAt(db, dossier, now)),
      ...fieldworkOf(actor, dossier),
    ],
    ...(await recordsOf(db, id)),
    supplements: await supplementsOf(db, dossier),
    clocks: await stepClocks(db, dossier, now),
    ...(await fieldworkView(db, dossier)),
    resultNotices: await resultNoticesOf(db, id),
    certificate: certificate ?? null,
  }
}

const allowedActs = (actor: PersonActor, dossier: Dossier, turn: Turn | undefined): string[] => {
  if (dossier.state === 'draft')
    return producerOf(actor, dossier.organisationId) ? ['change', 'lodge'] : []
  const plan = standingPlan(dossier)
  if (!plan || !turn) return []
  return plan.acts
    .map(({ act }) => act)
    .filter((act) => isRouted(act) && actingPost(actor, dossier, { plan, act, turn }))
}

/** A plan may name an act of the law that nobody can do here yet; scoring is opened by the round, not on the dossier. */
const isRouted = (act: string): boolean =>
  act === 'scorecards' || (act !== 'open-scoring' && Object.hasOwn(actBodies, act))

const recordsOf = async (
  db: Db,
  dossierId: string,
): Promise<Pick<DossierView, 'communeReports' | 'advisoryReports' | 'results' | 'decisions'>> => {
  const results = await db
    .selectFrom('councilResult')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .orderBy('concludedAt')
    .execute()
  return {
    communeReports: await db
      .selectFrom('communeReport')
      .select(['attempt', 'contents', 'proposalNumber', 'proposedAt', 'panel'])
      .where('dossierId', '=', dossierId)
      .orderBy('attempt')
      .execute(),
    advisoryReports: await db
      .selectFrom('advisoryReport')
      .select(['level', 'attempt', 'findings', 'proposal', 'reportedAt'])
      .where('dossierId', '=', dossierId)
      .orderBy('reportedAt')
      .execute(),
    results: results.map(
      ({ level, attempt, pointsSum, cardCount, stars, grade, minutes, manner, concludedAt }) => ({
        level,
        attempt,
        sum: pointsSum,
        count: cardCount,
        mean: pointsSum / cardCount,
        stars,
        grade,
        minutes,
        manner,
        concludedAt,
      }),
    ),
    decisions: await db
      .selectFrom('decision')
      .select(['level', 'attempt', 'kind', 'stars', 'number', 'decidedOn', 'reason'])
      .where('dossierId', '=', dossierId)
      .orderBy('decidedOn')
      .execute(),
  }
}
