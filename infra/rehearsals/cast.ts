import type { Role } from '@ocop/kernel/roles'

/** Somebody who acts in rehearsals. `key` names them; `desk` is where the plans find them. Names are invented. */
export type CastMember = {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly desk: string
  readonly organisation?: string
}

export type CastOrganisation = {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly commune: string
  readonly address: string
}

/** A council: its seats are the desk's people in the order of the cast, each with the agency it speaks for. */
export type CastCouncil = {
  readonly key: string
  readonly desk: string
  readonly unit: string
  readonly name: string
  readonly issuer: string
  readonly setter: string
  readonly agencies: readonly string[]
}

/** The people, producers and councils of some units. A plan plays with the casts of the units it passes through. */
export type Cast = {
  readonly organisations: readonly CastOrganisation[]
  readonly members: readonly CastMember[]
  readonly councils: readonly CastCouncil[]
}

export const administrator: CastMember = {
  key: 'administrator',
  name: 'Quản trị hệ thống',
  role: 'administrator',
  unit: 'vn',
  desk: 'ministry',
}

export const together = (casts: readonly Cast[]): Cast => ({
  organisations: casts.flatMap(({ organisations }) => organisations),
  members: casts.flatMap(({ members }) => members),
  councils: casts.flatMap(({ councils }) => councils),
})

type Place = { readonly desk: string; readonly unit: string }

/** People of one desk, each as `[key, role, name]`. */
export const peopleAt = (
  { desk, unit }: Place,
  people: readonly (readonly [key: string, role: Role, name: string])[],
): CastMember[] => people.map(([key, role, name]) => ({ key, role, name, unit, desk }))

/** A council's people at a desk: chair, secretary, then members; the suffix tells desks apart. */
export const councilAt = (place: Place, names: readonly string[]): CastMember[] => {
  const [chair = '', secretary = '', ...members] = names
  return peopleAt(place, [
    [`chair-${place.desk}`, 'council-chair', chair],
    [`secretary-${place.desk}`, 'council-secretary', secretary],
    ...members.map(
      (name, index) => [`member-${index + 1}-${place.desk}`, 'council-member', name] as const,
    ),
  ])
}

/** Producers and the people who speak for them. */
export const producersAt = (
  place: Place,
  producers: readonly (readonly [key: string, name: string, kind: string, address: string])[],
): Pick<Cast, 'organisations' | 'members'> => ({
  organisations: producers.map(([key, name, kind, address]) => ({
    key,
    name,
    kind,
    commune: place.unit,
    address,
  })),
  members: producers.map(([key, name]) => ({
    ...place,
    key,
    name: `Đại diện ${name}`,
    role: 'producer',
    organisation: key,
  })),
})

/** A commune's desk: who receives and reports, and the chairman. */
export const communeAt = (place: Place, [officer, chair]: readonly [string, string]): Cast => ({
  organisations: [],
  members: peopleAt(place, [
    [`officer-${place.desk}`, 'commune-officer', officer],
    [`decider-${place.desk}`, 'decision-maker', chair],
  ]),
  councils: [],
})

type Evaluating = Place & {
  readonly role: 'district-officer' | 'provincial-officer'
  readonly name: string
  readonly issuer: string
  readonly agencies: readonly string[]
  readonly staff: readonly [officer: string, adviser: string, decider: string]
  readonly council: readonly string[]
}

/** A district's or province's desk: intake, advisory team, who decides, and its council. */
export const evaluatorsAt = ({
  role,
  name,
  issuer,
  agencies,
  staff: [officer, adviser, decider],
  council,
  ...place
}: Evaluating): Cast => ({
  organisations: [],
  members: [
    ...peopleAt(place, [
      [`officer-${place.desk}`, role, officer],
      [`adviser-${place.desk}`, 'advisory-team-member', adviser],
      [`decider-${place.desk}`, 'decision-maker', decider],
    ]),
    ...councilAt(place, council),
  ],
  councils: [
    {
      ...place,
      key: place.desk,
      name: `Hội đồng đánh giá, phân hạng sản phẩm OCOP ${name} (diễn tập)`,
      issuer,
      setter: `officer-${place.desk}`,
      agencies,
    },
  ],
})
