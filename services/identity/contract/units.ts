import { z } from 'zod'
import { Day } from '@ocop/kernel/days'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { UnitLevel, type UnitRef } from '@ocop/kernel/units'

/** xã, phường, đặc khu; huyện (history); tỉnh, thành phố trực thuộc trung ương; the ministry. */
export const UnitKind = z.enum([
  'ministry',
  'province',
  'city',
  'district',
  'commune',
  'ward',
  'special-zone',
])
export type UnitKind = z.infer<typeof UnitKind>

export const UnitState = z.enum(['open', 'dissolved'])
export type UnitState = z.infer<typeof UnitState>

export const UnitCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** One administrative unit as the public may read it. */
export const Unit = z.strictObject({
  code: z.string(),
  /** Without its kind: `Kim Thành`. */
  name: z.string(),
  /** As it is written out: `xã Kim Thành`. */
  fullName: z.string(),
  level: UnitLevel,
  kind: UnitKind,
  parent: z.string().nullable(),
  /** The parent written out, to tell units of one name apart. */
  parentName: z.string().nullable(),
  path: z.string(),
  state: UnitState,
  /** The code of the unit that took over, of a dissolved one. */
  successor: z.string().optional(),
  dissolvedOn: Day.optional(),
})
export type Unit = z.infer<typeof Unit>

/**
 * `q` finds names without accents, old names too. Without `q` only open units are listed, unless `state` asks
 * for more. `under` means strictly below that unit.
 */
export const UnitQuery = z.strictObject({
  ...PageQuery.shape,
  q: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  level: UnitLevel.optional(),
  under: UnitCode.optional(),
  state: z.enum(['open', 'dissolved', 'any']).optional(),
})
export type UnitQuery = z.infer<typeof UnitQuery>

export const UnitPage = pageOf(Unit)

/** The unit as posts and records carry it; its name is written out. */
export const refOf = ({ code, fullName, level, path }: Unit): UnitRef => ({
  code,
  name: fullName,
  level,
  path,
})
