import type { Kysely } from 'kysely'
import type { PersonActor } from '@ocop/kernel/actor'
import type { Page } from '@ocop/kernel/page'
import type { z } from 'zod'
import type {
  CertificateQuery,
  CertificateSummary,
  CertificateView,
  RevocationCase,
} from '../../contract/certificate.ts'
import type { DossierTables } from '../tables.ts'
import { care, groundOf, postsFor } from './care.ts'
import { casesOf, type RevocationRow } from './revocation-store.ts'
import { certificateOverseers, oversees, postFor } from './rights.ts'
import { certificates, type CertificateRow } from './store.ts'

type Db = Kysely<DossierTables>

export const summaryOf = (row: CertificateRow): CertificateSummary => ({
  number: row.number,
  version: row.version,
  stars: row.stars,
  standing: row.standing,
  product: row.productName,
  producer: row.organisationName,
  issuedBy: row.issuedBy,
  decisionNumber: row.decisionNumber,
  validFrom: row.validFrom,
  validTo: row.validTo,
  extendedTo: row.extendedTo,
  replacedBy: row.replacedBy,
  realm: row.realm,
})

/** A certificate as a signed-in person may see it; what was done about it, only those it concerns. */
export const viewCertificate = async (
  db: Db,
  actor: PersonActor,
  row: CertificateRow,
): Promise<CertificateView> => {
  const summary = summaryOf(row)
  const allowedActs = care.acts
    .map(({ act }) => act)
    .filter((act) => postFor(actor, postsFor(act, row.stars), row) !== undefined)
  if (!oversees(actor, row)) return { ...summary, allowedActs, cases: [], acts: [] }
  const acts = await db
    .selectFrom('certificateAct')
    .select(['at', 'act', 'unitName as unit', 'facts'])
    .where('number', '=', row.number)
    .orderBy('seq')
    .execute()
  return {
    ...summary,
    allowedActs,
    cases: (await casesOf(db, row.number)).map(caseOf),
    acts: acts.map((each) => ({ ...each, facts: { ...each.facts } })),
  }
}

const caseOf = ({ conclusion, ground, ...row }: RevocationRow): RevocationCase => ({
  ordinal: row.ordinal,
  ground,
  groundVi: groundOf(ground).vi,
  article: groundOf(ground).article,
  conclusion: { ...conclusion },
  openedAt: row.openedAt,
  submittedAt: row.submittedAt,
  findings: row.findings,
  decisionNumber: row.decisionNumber,
  sentAt: row.sentAt,
  outcome: row.outcome,
})

/** The certificates a person has to do with: the organisation's own, and those of the units overseen. */
export const listCertificates = async (
  db: Db,
  { posts }: PersonActor,
  { standing, endsBy, clockId, page, pageSize }: z.infer<typeof CertificateQuery>,
): Promise<Page<CertificateSummary>> => {
  const matching = certificates(db)
    .where((eb) =>
      eb.or(
        posts.flatMap(({ role, unit, organisation }) => {
          if (role === 'producer')
            return organisation ? [eb('product.organisationId', '=', organisation.id)] : []
          return certificateOverseers.includes(role)
            ? [
                eb('product.unitPath', '=', unit.path),
                eb('product.unitPath', 'like', `${unit.path}/%`),
              ]
            : []
        }),
      ),
    )
    .$if(standing !== undefined, (query) => query.where('standing', '=', standing ?? 'in-force'))
    .$if(endsBy !== undefined, (query) =>
      query.where((eb) => eb(eb.fn.coalesce('extendedTo', 'validTo'), '<=', endsBy ?? '')),
    )
    .$if(clockId !== undefined, (query) => query.where('certificate.clockId', '=', clockId ?? ''))
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy('validTo')
    .orderBy('number')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map(summaryOf), total, page, pageSize }
}
