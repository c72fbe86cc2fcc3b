import { z } from 'zod'
import { Day } from '@ocop/kernel/days'

/** A product shown in a demonstration: a real name, an invented certificate whose number says so; never in production. */
export const DemonstrationEntry = z.object({
  productId: z.uuid(),
  name: z.string(),
  producer: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  sheet: z.number().int().min(1).max(26).nullable(),
  sector: z.string(),
  group: z.string().nullable(),
  provinceCode: z.string(),
  communeCode: z.string().nullable(),
  formerPlaces: z.array(z.string()),
  certificate: z.object({
    number: z.string(),
    stars: z.number().int().min(3).max(5),
    decisionNumber: z.string(),
    issuedBy: z.string(),
    validFrom: Day,
    validTo: Day,
  }),
})
export type DemonstrationEntry = z.infer<typeof DemonstrationEntry>

export const DemonstrationImport = z.strictObject({ entries: z.array(DemonstrationEntry).max(200) })
