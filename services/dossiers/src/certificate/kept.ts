import { sql, type Selectable } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Standing } from '../../contract/certificate.ts'
import type { Trx } from '../act/act.ts'
import type { ProcessActContext, Versioned } from '../process-command/act.ts'
import type { DossierTables } from '../tables.ts'
import { showAnew } from './keeper.ts'

/** A certificate as acts on it are judged by; its standing is its state. */
export type Kept = Selectable<DossierTables['certificate']> & { readonly state: Standing }
export type Keeping = ProcessActContext<Kept>

export const lockCertificate = async (trx: Trx, number: string): Promise<Kept> => {
  const row = await trx
    .selectFrom('certificate')
    .selectAll()
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('certificate')
  return { ...row, state: row.standing }
}

export const advanceCertificate = async (
  trx: Trx,
  number: string,
  at: string,
): Promise<Versioned> => {
  const { version, standing } = await trx
    .updateTable('certificate')
    .set({ version: sql`version + 1`, changedAt: at })
    .where('number', '=', number)
    .returning(['version', 'standing'])
    .executeTakeFirstOrThrow()
  return { version, state: standing }
}

/** The last day it is good, inclusive. */
export const lastDayOf = ({ extendedTo, validTo }: Pick<Kept, 'extendedTo' | 'validTo'>): string =>
  extendedTo ?? validTo

/** @throws conflict for a certificate that is revoked, replaced or past its last day: nothing happens to it any more */
export const refuseEnded = (kept: Kept, at: string): void => {
  const hasEnded =
    kept.standing === 'revoked' || kept.standing === 'replaced' || dayOf(at) > lastDayOf(kept)
  if (hasEnded)
    throw new Problem('conflict', 'certificate-ended', 'This certificate does not hold any more.')
}

/** Gives the certificate another standing, and the public the certificate anew. */
export const changeStanding = async (
  { trx, subject }: Pick<Keeping, 'trx' | 'subject'>,
  set: { readonly standing: Standing; readonly extendedTo?: string },
): Promise<void> => {
  await trx.updateTable('certificate').set(set).where('number', '=', subject.number).execute()
  await showAnew(trx, subject.productId)
}

/** Writes into the certificate's own record what was done about it and by whom. */
export const logAct = async (
  {
    trx,
    subject,
    at,
    command,
  }: Pick<Keeping, 'trx' | 'subject' | 'at'> & Partial<Pick<Keeping, 'command'>>,
  act: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await trx
    .insertInto('certificateAct')
    .values({
      number: subject.number,
      at,
      act,
      role: command?.role ?? null,
      unitName: command?.unitName ?? null,
      commandId: command?.id ?? null,
      facts: JSON.stringify(facts),
    })
    .execute()
}

/** @throws invalid for a decision dated before what it rests on, or ahead of today */
export const refuseOtherDay = (
  pointer: string,
  day: string,
  { from, at }: { readonly from: string; readonly at: string },
): void => {
  const last = dayOf(at)
  if (from <= day && day <= last) return
  const detail = `It is dated from ${from} to ${last} (today).`
  throw new Problem('invalid', 'decision-day-outside', detail, {
    errors: [{ pointer, code: 'decision-day-outside', detail }],
  })
}
