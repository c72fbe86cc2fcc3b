import { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import { UnitRef } from '@ocop/kernel/units'
import { SupportNorm } from '@ocop/programme/contract/plan'

/** A support norm (định mức hỗ trợ) as money is paid by it: every đồng traces to one and to its plan. */
export const Norm = SupportNorm.extend({
  /** `<plan>/<code>`. */
  id: z.string(),
  /** The programme plan that promises it. */
  plan: z.string(),
  unit: UnitRef,
  year: z.number().int(),
  document: z.string(),
  condition: z.string().nullable(),
})
export type Norm = z.infer<typeof Norm>

export const NormList = pageOf(Norm)
