import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead, CommandId } from '@ocop/kernel/ids'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { RevocationGround } from './certificate.ts'
import { ProcessStepPlan } from './processes.ts'
import { HolderRule } from './regime.ts'

const Text = (min: number, max = 4_000) => z.string().trim().min(min).max(max)

export const InspectionType = z.enum([
  'quality',
  'food-safety',
  'environment',
  'label-market',
  'pre-evaluation',
])
export type InspectionType = z.infer<typeof InspectionType>

export const InspectionState = z.enum([
  'planned',
  'fixing',
  'checking',
  'closed',
  'to-revocation',
  'cancelled',
  'lapsed',
])
export type InspectionState = z.infer<typeof InspectionState>

const ChecklistItem = z.strictObject({ code: z.string(), vi: z.string() })

/** Which inspections there are, each with its checklist and who is competent; its steps with their days. */
export const InspectionRules = z.strictObject({
  types: z.array(
    z.strictObject({
      type: InspectionType,
      titleVi: z.string(),
      article: z.string(),
      inspector: HolderRule,
      checklist: z.array(ChecklistItem),
    }),
  ),
  /** Products of so many stars are the ministry's to inspect. */
  nationalStars: z.strictObject({ stars: z.number(), inspector: HolderRule, article: z.string() }),
  planners: z.array(HolderRule),
  steps: z.array(
    z.strictObject({
      step: z.string(),
      titleVi: z.string(),
      holder: z.enum(['inspector', 'producer']),
      days: z.number().int(),
      kind: z.enum(['working', 'calendar']),
      article: z.string(),
      acts: z.array(z.string()),
    }),
  ),
})
export type InspectionRules = z.infer<typeof InspectionRules>

const Finding = z.strictObject({
  code: z.string(),
  result: z.enum(['pass', 'fail', 'not-applicable']),
  note: z.string().trim().max(2_000).optional(),
})

/** The bodies of `POST inspections/{id}/<act>`. */
export const inspectionActs = {
  visits: CommandHead.extend({
    visitedOn: Day,
    team: z.array(Text(2, 120)).min(1).max(20),
    findings: z.array(Finding).min(1).max(50),
    /** Until when what failed is to be put right; needed when anything failed. */
    fixBy: Day.optional(),
  }),
  fixes: CommandHead.extend({ answer: Text(10) }),
  reviews: CommandHead.extend({ accepted: z.boolean(), note: Text(5), fixBy: Day.optional() }),
  'revocation-referrals': CommandHead.extend({
    ground: RevocationGround,
    conclusionNumber: Text(1, 60),
    text: Text(10),
  }),
  cancellation: CommandHead.extend({ reason: Text(10) }),
} as const
export type InspectionActName = keyof typeof inspectionActs

/** A quarter's plan: every product certified in the unit, by every type named. Planned again it adds what is missing. */
export const NewInspectionPlan = z.strictObject({
  commandId: CommandId,
  unit: z.string().min(1).max(60),
  year: z.number().int().min(2023).max(2100),
  quarters: z.array(z.number().int().min(1).max(4)).min(1).max(4),
  types: z.array(InspectionType.exclude(['pre-evaluation'])).min(1),
  clockId: z.string().max(200).optional(),
})
export type NewInspectionPlan = z.infer<typeof NewInspectionPlan>
export const InspectionPlanned = z.object({ id: z.string(), planned: z.number() })

/** One inspection beside the plans, of a product that need not be certified. */
export const NewInspection = z.strictObject({
  commandId: CommandId,
  productId: z.uuid(),
  type: InspectionType,
  dueOn: Day,
})
export type NewInspection = z.infer<typeof NewInspection>

export const InspectionSummary = z.object({
  id: z.string(),
  version: z.number(),
  state: InspectionState,
  type: InspectionType,
  titleVi: z.string(),
  product: z.string(),
  producer: z.string(),
  certificateNumber: z.string().nullable(),
  period: z.string().nullable(),
  beginsOn: Day,
  dueOn: Day,
  fixBy: Day.nullable(),
  realm: Realm,
  clockId: z.string(),
})
export type InspectionSummary = z.infer<typeof InspectionSummary>

export const InspectionView = InspectionSummary.extend({
  checklist: z.array(ChecklistItem),
  findings: z.array(Finding),
  allowedActs: z.array(z.string()),
  acts: z.array(
    z.object({ at: Instant, act: z.string(), facts: z.record(z.string(), z.unknown()) }),
  ),
})
export type InspectionView = z.infer<typeof InspectionView>

export const InspectionQuery = z.strictObject({
  state: InspectionState.optional(),
  type: InspectionType.optional(),
  period: z.string().max(10).optional(),
  clockId: z.string().max(200).optional(),
  ...PageQuery.shape,
})
export const InspectionPage = pageOf(InspectionSummary)

/** An inspection as its process needs it. */
export const InspectionReading = z.object({
  state: InspectionState,
  beginsAt: Instant,
  dueOn: Day,
  fixBy: Day.nullable(),
  /** How many times something was to be put right. */
  fixes: z.number(),
  /** Whether the certificate it is about does not hold any more. */
  idle: z.boolean(),
  plans: z.array(ProcessStepPlan),
})
export type InspectionReading = z.infer<typeof InspectionReading>
