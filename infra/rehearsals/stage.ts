import { z } from 'zod'
import { at } from '@ocop/kernel/days'
import type { Role } from '@ocop/kernel/roles'
import { SheetSet } from '@ocop/dossiers/contract/score-sheet'
import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import { Advanced, RehearsalView } from '@ocop/dossiers/contract/rehearsal'
import { CouncilView, type CouncilStatute } from '@ocop/dossiers/contract/council'
import { amongst, type People } from './accounts.ts'
import { together, type Cast, type CastMember } from './cast.ts'
import { firstCasts } from './casts/casts.ts'
import type { Person } from './person.ts'
import type { Desk, RehearsalPlan } from './plan.ts'
import { stableId } from './stable-id.ts'

/** Where a rehearsal plays: its people, its clock and the sheets its dossiers are scored on. */
export type Stage = {
  readonly rehearsal: RehearsalView
  readonly person: (key: string) => Person
  readonly cast: Cast
  /** Who sits at a desk. */
  readonly at: (desk: Desk) => readonly CastMember[]
  readonly sheet: (no: number) => GradableSheet
  /** Moves the clock; returns when everything due before that moment is done. */
  readonly until: (day: string, time: string) => Promise<void>
}

const Sheets = z.object({ items: z.array(z.unknown()) })
const Regime = z.object({ sheets: z.string(), sheetSet: z.object({ bands: z.array(z.unknown()) }) })

/** Begins the rehearsal, or finds it, and sets the councils up. */
export const openStage = async (
  people: People,
  { plan, regime, startsOn, casts }: Pick<RehearsalPlan, 'plan' | 'regime' | 'startsOn' | 'casts'>,
  seed: number,
): Promise<Stage> => {
  const furnished = await furnishStage(people, regime, casts)
  const admin = furnished.person('administrator')
  const rehearsal = await admin.post(RehearsalView, '/api/dossiers/rehearsals', {
    plan,
    seed,
    startsAt: at(startsOn, '08:00'),
  })
  return {
    ...furnished,
    rehearsal,
    until: (day, time) => advance(admin, rehearsal.id, at(day, time)),
  }
}

/** What every clock's stage needs: people by key, councils set up, the sheets of the law. */
export const furnishStage = async (
  people: People,
  regime: string,
  casts: readonly Cast[] = firstCasts,
): Promise<Omit<Stage, 'rehearsal' | 'until'>> => {
  const cast = together(casts)
  const person = amongst(people)
  await setUpCouncils(person, cast)
  const sheets = await sheetsOf(person('administrator'), regime)
  return {
    person,
    cast,
    at: (desk) => cast.members.filter((member) => member.desk === desk),
    sheet: (no) => {
      const sheet = sheets.find((each) => each.no === no)
      if (!sheet) throw new Error(`There is no sheet ${no}`)
      return sheet
    },
  }
}

const officers: readonly Role[] = ['commune-officer', 'district-officer', 'provincial-officer']

/** Who has a unit's intake, and so what else is an officer's. */
export const officerAt = (stage: Stage, level: Desk): Person => {
  const officer = stage.at(level).find(({ role }) => officers.includes(role))
  if (!officer) throw new Error(`There is no officer at ${level}`)
  return stage.person(officer.key)
}

const advance = async (admin: Person, rehearsalId: string, to: string): Promise<void> => {
  const path = `/api/dossiers/rehearsals/${rehearsalId}`
  for (;;) {
    const { now } = await admin.get(RehearsalView, path)
    // A rehearsal played again is further on already.
    if (now > to) return
    const { reached } = await admin.post(Advanced, `${path}/advance`, { to })
    if (reached) return
  }
}

const sheetsOf = async (admin: Person, regime: string): Promise<readonly GradableSheet[]> => {
  const { sheetSet } = await admin.get(Regime, `/api/dossiers/regimes/${regime}`)
  const { items } = await admin.get(Sheets, `/api/dossiers/regimes/${regime}/sheets?pageSize=100`)
  const bands = SheetSet.shape.bands.parse(sheetSet.bands)
  return items.map((item) => ({ ...SheetSet.shape.sheets.element.parse(item), bands }))
}

const article = 'Quy chế mẫu của Hội đồng diễn tập'
/** Rehearsed councils may meet at any time of the year, and give opinions in writing on every kind of application. */
const rehearsedStatute: CouncilStatute = {
  article,
  extraRounds: { value: true, article },
  writtenOpinions: { kinds: ['first', 'upgrade', 're-evaluation'], article },
}

const setUpCouncils = async (
  person: Stage['person'],
  { members, councils }: Cast,
): Promise<void> => {
  for (const { key, desk, unit, name, issuer, setter, agencies } of councils) {
    const seated = members.filter(
      (member) => member.desk === desk && member.role.startsWith('council-'),
    )
    const seats = await Promise.all(
      seated.map(async (member, index) => ({
        personId: (await person(member.key).me()).person.id,
        agency: agencies[index] ?? name,
        seat: seatOf(member.role),
        scoring: member.role !== 'council-secretary',
      })),
    )
    const body = {
      commandId: stableId('council', key),
      unit,
      name,
      issuer,
      decisionNumber: `DT-${key}-01/QĐ-HĐ`,
      seats,
    }
    const council = await person(setter).post(CouncilView, '/api/dossiers/councils', body)
    await person(setter).put(
      CouncilView,
      `/api/dossiers/councils/${council.id}/statute`,
      rehearsedStatute,
    )
  }
}

const seatOf = (role: string): 'chair' | 'secretary' | 'member' => {
  if (role === 'council-chair') return 'chair'
  return role === 'council-secretary' ? 'secretary' : 'member'
}
