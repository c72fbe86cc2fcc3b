import type { Kysely } from 'kysely'
import { codeOfPath } from '@ocop/kernel/units'
import type { Dossier } from '../act/act.ts'
import { rungAt } from '../process/marks.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import type { Turn } from './takers.ts'

/** Whose turn the dossier's open step is now: its holder, whom it was asked of, and the rungs its lateness has climbed to. */
export const turnAt = async (
  db: Kysely<DossierTables>,
  dossier: Dossier,
  now: string,
): Promise<Turn | undefined> => {
  if (dossier.step === null) return undefined
  const { id, holder } = dossier.step
  const visit = await db
    .selectFrom('stepVisit')
    .select(['takers', 'dueAt', 'closedDays', 'pausedSince'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!visit) return { holder, takers: [] }
  const asked = visit.takers.map((taker) => ({
    role: taker.holder.role,
    unitCode: taker.holder.unit.code,
  }))
  const { ladder } = regime(dossier.regime).statute
  const climbed = ladder
    .filter(
      ({ afterWorkingDays }) =>
        visit.pausedSince === null && rungAt(visit, afterWorkingDays) <= now,
    )
    .map(({ role, at }) => ({ role, unitCode: unitOfRung(holder.unit.path, at) }))
  return { holder, takers: holder.role === 'producer' ? asked : [...asked, ...climbed] }
}

/** The ministry has no unit above it, and so nobody acts there. */
const unitOfRung = (path: string, at: 'same-unit' | 'unit-above'): string =>
  at === 'same-unit'
    ? codeOfPath(path)
    : path.includes('/')
      ? codeOfPath(path.slice(0, path.lastIndexOf('/')))
      : ''
