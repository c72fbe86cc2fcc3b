import type { Kysely } from 'kysely'
import { postAt, type PersonActor, type Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { codeOfPath } from '@ocop/kernel/units'
import type { Dossier } from '../act/act.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import { unitPathAt } from '../dossier/rights.ts'
import type { DossierTables } from '../tables.ts'

const councillors: readonly Role[] = ['council-member', 'council-chair']

/** Where somebody sits on a dossier's council, and the post by which they sit there. */
export type ScoringSeat = { readonly standing: CouncilStanding; readonly post: Post }

const councilOf = async (
  db: Kysely<DossierTables>,
  dossier: Dossier,
): Promise<CouncilStanding | undefined> => {
  const { id: dossierId, level, attempt } = dossier
  return level && attempt !== null
    ? standingOf(db, dossier, { dossierId, level, attempt })
    : undefined
}

/** The council post held at the unit whose council this is, or else any: an expert may be invited from elsewhere. */
const councilPost = (actor: PersonActor, unit: string): Post | undefined =>
  councillors.map((role) => postAt(actor, role, unit)).find((post) => post !== undefined) ??
  actor.posts.find(({ role }) => councillors.includes(role))

/**
 * The council of whoever scores: one must sit on the dossier's council, on a seat that scores, hold a council post, and
 * have no conflict of interest.
 * @throws forbidden
 */
export const scoringSeat = async (
  db: Kysely<DossierTables>,
  actor: PersonActor,
  dossier: Dossier,
): Promise<ScoringSeat> => {
  const standing = await councilOf(db, dossier)
  const seat = standing?.seats.find(({ memberId }) => memberId === actor.personId)
  const post = councilPost(actor, codeOfPath(unitPathAt(dossier, dossier.level ?? 'commune')))
  if (!standing || !post || !seat?.scoring || seat.hasLeft)
    throw new Problem(
      'forbidden',
      'act-not-yours',
      'You have no scoring seat on this dossier’s council.',
    )
  if (seat.conflicted)
    throw new Problem(
      'forbidden',
      'conflict-of-interest',
      'You are in a conflict of interest with this dossier and keep out of its evaluation.',
    )
  return { standing, post }
}

/** At a meeting only those score who are there. @throws conflict */
export const refuseAbsent = ({ attended }: CouncilStanding, { personId }: PersonActor): void => {
  if (!attended || attended.includes(personId)) return
  throw new Problem(
    'conflict',
    'not-attending',
    'You are not noted as present at this meeting. Ask the secretary to note it.',
  )
}
