import type { Kysely } from 'kysely'
import { at as momentOf, dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import type { CertificateReading } from '../../contract/certificate-keeping.ts'
import { regimeFor } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { care, plansFor } from './care.ts'
import { lastDayOf, type Kept } from './kept.ts'
import { daysBefore, noticesOf } from './notices.ts'
import { lastCase } from './revocation-store.ts'
import { settleAt } from './extension.ts'

type Db = Kysely<DossierTables>

/**
 * A certificate as its keeper needs it at a moment of its clock, under the law in force on that day.
 * @throws missing
 */
export const readCertificate = async (
  db: Db,
  number: string,
  now: string,
): Promise<CertificateReading> => {
  const certificate = await db
    .selectFrom('certificate')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  if (!certificate) throw missing('certificate')
  const { validTo } = certificate
  const circumstances = await circumstancesOf(db, certificate, now)
  const { terms, closesOn, pending, filed } = circumstances
  const firstWarning = Math.max(...terms.warnDaysBefore.map(({ value }) => value))
  const found = await lastCase(db, number)
  const withdrawal = await db
    .selectFrom('withdrawalRequest')
    .select('ordinal')
    .where('number', '=', number)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  return {
    standing: certificate.standing,
    endsAt: momentOf(daysBefore(lastDayOf(certificate), -1), '00:00'),
    filing: {
      opensAt: momentOf(daysBefore(validTo, firstWarning), '07:00'),
      closesOn,
      visit: filed.filter(({ state }) => state !== 'lodged').length + 1,
      pending: pending !== undefined,
    },
    notices: [...noticesOf(certificate, terms)],
    settleAt: settleAt(certificate, circumstances),
    revocation: found ? caseState(found) : null,
    withdrawal: withdrawal ?? null,
    plans: plansFor(certificate.stars),
  }
}

/** What an extension is judged by, under the law in force on the day. */
export const circumstancesOf = async (
  db: Db,
  { validTo, validFrom, productId }: Pick<Kept, 'validTo' | 'validFrom' | 'productId'>,
  now: string,
) => {
  const terms = regimeFor('re-evaluation', dayOf(now)).certificateTerms
  const lastWarning = Math.min(...terms.warnDaysBefore.map(({ value }) => value))
  const filed = await reEvaluations(db, productId, validFrom)
  return {
    terms,
    closesOn: daysBefore(validTo, terms.filingClosesDaysBefore?.value ?? lastWarning),
    filed,
    pending: filed.find(({ state }) => state === 'lodged'),
    now,
    rule: care.extendsWhen.value,
  }
}

/** The re-evaluations lodged for a product since its certificate was awarded. */
const reEvaluations = (db: Db, productId: string, since: string) =>
  db
    .selectFrom('dossier')
    .select(['state', 'lodgedAt'])
    .where('productId', '=', productId)
    .where('kind', '=', 're-evaluation')
    .where('lodgedAt', '>=', momentOf(since, '00:00'))
    .orderBy('lodgedAt')
    .execute()

const caseState = ({
  ordinal,
  outcome,
  submittedAt,
  sentAt,
  conclusion,
}: NonNullable<Awaited<ReturnType<typeof lastCase>>>): CertificateReading['revocation'] => {
  const concludedAt = momentOf(conclusion.concludedOn, '08:00')
  if (outcome === null)
    return { ordinal, state: submittedAt === null ? 'opened' : 'submitted', concludedAt }
  return outcome === 'revoked' && sentAt === null
    ? { ordinal, state: 'decided', concludedAt }
    : null
}
