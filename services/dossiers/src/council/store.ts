import type { Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import type { UnitRef } from '@ocop/kernel/units'
import type { CouncilView, NewCouncil } from '../../contract/council.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** The council that evaluates a dossier at a level: the newest one of the unit, in the dossier's realm. */
export const councilFor = async (
  db: Db,
  { level, unitPath, realm }: { level: string; unitPath: string; realm: Realm },
) => {
  const council = await db
    .selectFrom('council')
    .selectAll()
    .where('level', '=', level)
    .where('realm', '=', realm)
    // The council's unit is the dossier's own or lies above it.
    .where((eb) =>
      eb.or([
        eb('unitPath', '=', unitPath),
        eb(
          eb.val(unitPath),
          'like',
          eb.fn<string>('concat', ['unitPath', eb.cast<string>(eb.val('/%'), 'text')]),
        ),
      ]),
    )
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  if (!council) return undefined
  const seats = await db
    .selectFrom('councilSeat')
    .selectAll()
    .where('councilId', '=', council.id)
    .execute()
  return { ...council, seats }
}
export type StandingCouncil = NonNullable<Awaited<ReturnType<typeof councilFor>>>

/** Sets a council up; the command's id is the council's, so a repeated command finds the council that stands. */
export const setUpCouncil = (
  db: Db,
  { commandId, name, issuer, decisionNumber, seats }: NewCouncil,
  { unit, realm }: { unit: UnitRef; realm: Realm },
): Promise<CouncilView> =>
  db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('council')
      .values({
        id: commandId,
        unitCode: unit.code,
        unitPath: unit.path,
        level: unit.level,
        name,
        issuer,
        decisionNumber,
        realm,
      })
      .onConflict((key) => key.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made)
      await trx
        .insertInto('councilSeat')
        .values(seats.map((seat) => ({ ...seat, councilId: commandId })))
        .execute()
    const [council] = await councilsWhere(trx, [commandId], 'id')
    if (!council) throw missing('council')
    const { unit: at, name: called, decisionNumber: decided } = council
    if (at !== unit.code || called !== name || decided !== decisionNumber)
      throw new Problem(
        'conflict',
        'command-reused',
        'This commandId was used for another council. Use a new one.',
      )
    return council
  })

/** Councils of the given units, newest first. */
export const councilsOf = (db: Db, unitCodes: readonly string[]): Promise<CouncilView[]> =>
  councilsWhere(db, unitCodes, 'unitCode')

const councilsWhere = async (
  db: Db,
  values: readonly string[],
  column: 'id' | 'unitCode',
): Promise<CouncilView[]> => {
  if (values.length === 0) return []
  const councils = await db
    .selectFrom('council')
    .selectAll()
    .where(column, 'in', values)
    .orderBy('createdAt', 'desc')
    .execute()
  if (councils.length === 0) return []
  const seats = await db
    .selectFrom('councilSeat')
    .selectAll()
    .where(
      'councilId',
      'in',
      councils.map(({ id }) => id),
    )
    .execute()
  return councils.map(({ id, unitCode, level, name, issuer, decisionNumber }) => ({
    id,
    unit: unitCode,
    level,
    name,
    issuer,
    decisionNumber,
    seats: seats
      .filter((seat) => seat.councilId === id)
      .map(({ personId, agency, seat, scoring }) => ({ personId, agency, seat, scoring })),
  }))
}
