import { z } from 'zod'
import sets from '../../data/product-sets.json' with { type: 'json' }

/** The 26 product sets (bộ sản phẩm) with the sector and group they stand in (Decision 26/2026, Annex I). */
const ProductSet = z.object({
  no: z.number(),
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  sector: z.object({ id: z.string(), vi: z.string() }),
  group: z.object({ id: z.string(), vi: z.string() }),
})
export type ProductSet = z.infer<typeof ProductSet>

export const productSets: readonly ProductSet[] = z.array(ProductSet).parse(sets)

const bySheet = new Map(productSets.map((set) => [set.no, set]))
const sectors = new Map(productSets.map(({ sector }) => [sector.id, sector.vi]))
const groups = new Map(productSets.map(({ group }) => [group.id, group.vi]))

/** The product set of a score sheet, 1–26. */
export const productSet = (sheet: number): ProductSet | undefined => bySheet.get(sheet)
export const sectorName = (id: string): string => sectors.get(id) ?? id
export const groupName = (id: string): string => groups.get(id) ?? id
export const sheetName = (no: string): string => bySheet.get(Number(no))?.nameVi ?? no
