import { z } from 'zod'

/** Levels of administration; districts ended on 01/07/2025 and stay as history. */
export const UnitLevel = z.enum(['commune', 'district', 'province', 'ministry'])
export type UnitLevel = z.infer<typeof UnitLevel>

/** The root of every unit path: the ministry (Bộ Nông nghiệp và Môi trường) that runs the programme. */
export const ministryCode = 'vn'

/**
 * An administrative unit as others carry it. `path` is its place in the tree, root first, e.g. `vn/31/10804`
 * for xã Kim Thành in Hải Phòng: "everything below a unit" is a prefix of it.
 */
export const UnitRef = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: UnitLevel,
  path: z.string(),
})
export type UnitRef = z.infer<typeof UnitRef>

/** Whether `path` is the unit at `root` or lies below it. */
export const isWithin = (path: string, root: string): boolean =>
  path === root || path.startsWith(`${root}/`)

/** The code a path ends in. */
export const codeOfPath = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
