import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead } from '@ocop/kernel/ids'
import { EvaluationLevel, FieldworkRule } from './regime.ts'

const Text = (min: number, max = 4_000) => z.string().trim().min(min).max(max)

/** Units of the product that came, are missing, went on to the level above, or were given back or disposed of. */
export const SampleKind = z.enum(['received', 'missing', 'forwarded', 'returned', 'disposed'])
export const SampleBody = CommandHead.extend({
  kind: SampleKind,
  units: z.number().int().min(1).max(100),
  condition: Text(2, 500),
})
export type SampleBody = z.infer<typeof SampleBody>

const Ground = FieldworkRule.shape.grounds.element

/** A visit to the place (khảo sát thực địa): planned with its team, then held with findings and minutes, or called off. */
export const SiteInspectionBody = z.discriminatedUnion('stage', [
  CommandHead.extend({
    stage: z.literal('planned'),
    ground: Ground,
    plannedOn: Day,
    team: z
      .array(z.strictObject({ name: Text(2, 120), duty: Text(2, 120) }))
      .min(1)
      .max(20),
  }),
  CommandHead.extend({
    stage: z.literal('held'),
    number: z.number().int().positive(),
    heldOn: Day,
    findings: z
      .array(z.strictObject({ criterion: z.string(), text: Text(5) }))
      .min(1)
      .max(60),
    photos: z.array(z.uuid()).max(40).default([]),
    /** The minutes as everybody there signed them. */
    minutesFileId: z.uuid(),
  }),
  CommandHead.extend({
    stage: z.literal('called-off'),
    number: z.number().int().positive(),
    reason: Text(5, 1_000),
  }),
])
export type SiteInspectionBody = z.infer<typeof SiteInspectionBody>

/** A further test by a laboratory (kiểm nghiệm bổ sung): ordered, then reported. */
export const LabTestBody = z.discriminatedUnion('stage', [
  CommandHead.extend({
    stage: z.literal('ordered'),
    laboratory: Text(2, 200),
    wanted: Text(5, 1_000),
    criteria: z.array(z.string()).max(20).default([]),
  }),
  CommandHead.extend({
    stage: z.literal('reported'),
    number: z.number().int().positive(),
    result: Text(5),
    reportFileId: z.uuid(),
  }),
])
export type LabTestBody = z.infer<typeof LabTestBody>

/** A dossier's samples: how many are asked for, and what each level did with them. */
export const SamplesView = z.object({
  required: z.number(),
  article: z.string(),
  /** How many the level it stands at still lacks. */
  missing: z.number(),
  entries: z.array(
    z.object({
      level: EvaluationLevel,
      kind: SampleKind,
      units: z.number(),
      condition: z.string(),
      role: z.string(),
      unitName: z.string(),
      at: Instant,
    }),
  ),
})
export type SamplesView = z.infer<typeof SamplesView>

export const SiteInspectionView = z.object({
  number: z.number(),
  level: EvaluationLevel,
  attempt: z.number(),
  state: z.enum(['planned', 'held', 'called-off']),
  ground: Ground,
  plannedOn: Day,
  team: z.array(z.object({ name: z.string(), duty: z.string() })),
  heldOn: Day.nullable(),
  findings: z.array(z.object({ criterion: z.string(), text: z.string() })),
  photos: z.array(z.string()),
  minutesFileId: z.string().nullable(),
  reason: z.string().nullable(),
})
export type SiteInspectionView = z.infer<typeof SiteInspectionView>

export const LabTestView = z.object({
  number: z.number(),
  level: EvaluationLevel,
  attempt: z.number(),
  laboratory: z.string(),
  wanted: z.string(),
  criteria: z.array(z.string()),
  orderedAt: Instant,
  result: z.string().nullable(),
  reportFileId: z.string().nullable(),
  reportedAt: Instant.nullable(),
})
export type LabTestView = z.infer<typeof LabTestView>
