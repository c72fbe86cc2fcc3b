import type { Kysely, Selectable } from 'kysely'
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
  return seated(db, council)
}

/** A council by its id, with everybody who sits or sat on it. @throws missing */
export const councilWith = async (db: Db, id: string) => {
  const council = await db.selectFrom('council').selectAll().where('id', '=', id).executeTakeFirst()
  if (!council) throw missing('council')
  return seated(db, council)
}

const seated = async (db: Db, council: Selectable<DossierTables['council']>) => ({
  ...council,
  seats: await db
    .selectFrom('councilSeat')
    .selectAll()
    .where('councilId', '=', council.id)
    .execute(),
})
export type StandingCouncil = NonNullable<Awaited<ReturnType<typeof councilFor>>>

const newlySeated = {
  joinedAt: null,
  leftAt: null,
  replaces: null,
  decisionNumber: null,
  commandId: null,
} as const

/** Sets a council up; the command's id is the council's, so a repeated command finds the council that stands. */
export const setUpCouncil = (
  db: Db,
  { commandId, name, issuer, decisionNumber, seats, statute }: NewCouncil,
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
        statute: statute ? JSON.stringify(statute) : null,
      })
      .onConflict((key) => key.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made)
      await trx
        .insertInto('councilSeat')
        .values(seats.map((seat) => ({ ...seat, ...newlySeated, councilId: commandId })))
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

/** Councils by their ids. */
export const councilsBy = (db: Db, ids: readonly string[]): Promise<CouncilView[]> =>
  councilsWhere(db, ids, 'id')

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
    .where('leftAt', 'is', null)
    .execute()
  return councils.map(({ id, unitCode, level, name, issuer, decisionNumber, statute }) => ({
    id,
    unit: unitCode,
    level,
    name,
    issuer,
    decisionNumber,
    seats: seats
      .filter((seat) => seat.councilId === id)
      .map(({ personId, agency, seat, scoring }) => ({ personId, agency, seat, scoring })),
    statute,
  }))
}
