import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { DossierKind } from './regime.ts'

/** A rehearsal (diễn tập): a plan's year played on a stepped clock. The same plan and seed are the same rehearsal. */
export const NewRehearsal = z.strictObject({
  plan: z.string().regex(/^[a-z0-9-]{3,60}$/),
  seed: z.number().int().min(1).max(1_000_000).default(1),
  /** Programme time it begins at; kept from the first call. */
  startsAt: Instant,
})
export type NewRehearsal = z.infer<typeof NewRehearsal>

export const RehearsalView = z.object({
  id: z.uuid(),
  plan: z.string(),
  seed: z.number(),
  clockId: z.string(),
  now: Instant,
})
export type RehearsalView = z.infer<typeof RehearsalView>

export const Advance = z.strictObject({ to: Instant })
/** `reached` is false when the time for one answer ran out: ask again. */
export const Advanced = z.object({ now: Instant, reached: z.boolean() })

/** A product recognised before the rehearsal begins, for upgrades and re-evaluations; invented, never a real name. */
export const RecognisedProduct = z.strictObject({
  commandId: z.uuid(),
  organisationId: z.uuid(),
  name: z.string().trim().min(2).max(200),
  sheetSet: z.string(),
  sheet: z.number().int().min(1).max(26),
  unitPath: z.string(),
  stars: z.number().int().min(3).max(5),
  decisionNumber: z.string().trim().min(1).max(60),
  issuedBy: z.string().trim().min(3).max(200),
  decidedOn: z.iso.date(),
  standing: z.enum(['in-force', 'suspended', 'revoked']).default('in-force'),
})
export type RecognisedProduct = z.infer<typeof RecognisedProduct>

/** What came of a rehearsal's dossiers, in the order they were begun. */
export const RehearsalOutcome = z.object({
  products: z.array(
    z.object({
      dossierId: z.uuid(),
      name: z.string(),
      kind: DossierKind,
      state: z.string(),
      attempts: z.array(
        z.object({
          level: z.string(),
          regime: z.string(),
          points: z.number().nullable(),
          stars: z.number().nullable(),
        }),
      ),
      stars: z.number().nullable(),
      /** Working days each step took, by level and step. */
      days: z.record(z.string(), z.number()),
      late: z.number(),
    }),
  ),
})
export type RehearsalOutcome = z.infer<typeof RehearsalOutcome>
