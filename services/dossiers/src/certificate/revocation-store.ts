import type { Kysely, Selectable } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { RevocationGround } from '../../contract/certificate.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'
import type { RevocationConclusion } from './tables.ts'

export type RevocationRow = Selectable<DossierTables['revocationCase']>
type Db = Kysely<DossierTables>

/** The case that is neither decided nor dropped, if there is one. */
export const openCase = (db: Db, number: string): Promise<RevocationRow | undefined> =>
  db
    .selectFrom('revocationCase')
    .selectAll()
    .where('number', '=', number)
    .where('outcome', 'is', null)
    .executeTakeFirst()

/** The case opened last, whatever became of it. */
export const lastCase = (db: Db, number: string): Promise<RevocationRow | undefined> =>
  db
    .selectFrom('revocationCase')
    .selectAll()
    .where('number', '=', number)
    .orderBy('ordinal', 'desc')
    .executeTakeFirst()

export const casesOf = (db: Db, number: string): Promise<RevocationRow[]> =>
  db
    .selectFrom('revocationCase')
    .selectAll()
    .where('number', '=', number)
    .orderBy('ordinal')
    .execute()

/** @throws conflict while another case is open */
export const refuseSecondCase = async (trx: Trx, number: string): Promise<void> => {
  if (await openCase(trx, number))
    throw new Problem('conflict', 'revocation-case-open', 'A case of revocation is open already.')
}

/** Opens a case on a conclusion; the certificate is locked. @returns its ordinal */
export const insertCase = async (
  trx: Trx,
  {
    number,
    ground,
    conclusion,
    at,
  }: {
    readonly number: string
    readonly ground: RevocationGround
    readonly conclusion: RevocationConclusion
    readonly at: string
  },
): Promise<number> => {
  const ordinal = ((await lastCase(trx, number))?.ordinal ?? 0) + 1
  await trx
    .insertInto('revocationCase')
    .values({
      ...{ number, ordinal, ground },
      conclusion: JSON.stringify(conclusion),
      openedAt: at,
      submittedAt: null,
      findings: null,
      decisionNumber: null,
      decidedOn: null,
      sentAt: null,
      outcome: null,
    })
    .execute()
  return ordinal
}

/** What became of a case: submitted, decided, dropped or sent. */
export const updateCase = async (
  trx: Trx,
  { number, ordinal }: RevocationRow,
  set: Partial<
    Pick<
      RevocationRow,
      'submittedAt' | 'findings' | 'decisionNumber' | 'decidedOn' | 'sentAt' | 'outcome'
    >
  >,
): Promise<void> => {
  await trx
    .updateTable('revocationCase')
    .set(set)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .execute()
}
