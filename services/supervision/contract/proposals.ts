import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { BulkRow, LedgerAct, ReassignTo } from './board.ts'

/** A risky act as one person proposed it, for another to confirm or reject. */
export const Proposal = z.object({
  id: z.uuid(),
  act: LedgerAct,
  stepIds: z.array(z.string()),
  days: z.number().nullable(),
  to: ReassignTo.nullable(),
  reason: z.string(),
  /** Why it needs a second person. */
  why: z.enum(['act', 'legal-deadline', 'many-days', 'many-rows']),
  proposedBy: z.string(),
  post: Post,
  at: Instant,
  state: z.enum(['waiting', 'confirmed', 'rejected']),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedReason: z.string().nullable(),
  /** Row by row, once confirmed. */
  outcome: z.array(BulkRow).nullable(),
})
export type Proposal = z.infer<typeof Proposal>

export const ProposalQuery = z.strictObject({
  ...PageQuery.shape,
  state: Proposal.shape.state.optional(),
})
export type ProposalQuery = z.infer<typeof ProposalQuery>

export const DecideProposal = z.strictObject({
  commandId: CommandId.optional(),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .regex(/^[^\0]*$/),
})
export type DecideProposal = z.infer<typeof DecideProposal>
