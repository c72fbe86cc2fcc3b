import { z } from 'zod'
import { Day } from '@ocop/kernel/days'
import { CommandHead } from '@ocop/kernel/ids'

const Text = (min: number, max = 8_000) => z.string().trim().min(min).max(max)

export const NewPaper = z.strictObject({ kind: z.string(), fileId: z.uuid() })
export type NewPaper = z.infer<typeof NewPaper>

/** The commune's four contents (bốn nội dung): QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2 điểm a; Mẫu số 03. */
export const FourContents = z.strictObject({
  origin: Text(10),
  labour: Text(10),
  idea: Text(10),
  identity: Text(10),
})

/** A panel the commune called together (tổ, hội đồng cấp xã): who met when, and what they said. No stars. */
export const CommunePanel = z.strictObject({
  heldOn: Day,
  members: z
    .array(z.strictObject({ name: Text(2, 120), duty: Text(2, 120) }))
    .min(2)
    .max(30),
  minutes: Text(10),
  minutesFileId: z.uuid().optional(),
})
export type CommunePanel = z.infer<typeof CommunePanel>

/** What a supplement is asked for: a criterion or a paper, and what is wanted. */
export const SupplementItem = z.strictObject({
  criterion: z.string().optional(),
  paper: z.string().optional(),
  text: Text(5, 1_000),
})
export type SupplementItem = z.infer<typeof SupplementItem>

/** The bodies of the commands of http.md, `POST dossiers/{id}/<act>`. */
export const actBodies = {
  lodge: CommandHead,
  withdraw: CommandHead.extend({ reason: Text(5, 1_000) }),
  accept: CommandHead.extend({ note: z.string().max(1_000).optional() }),
  'commune-report': CommandHead.extend({
    contents: FourContents,
    proposalNumber: Text(1, 60),
    panel: CommunePanel.optional(),
  }),
  'supplement-requests': CommandHead.extend({ items: z.array(SupplementItem).min(1).max(50) }),
  supplements: CommandHead.extend({
    answer: Text(5),
    papers: z.array(NewPaper).max(50).default([]),
    /** The numbers of the items this answers; absent: all that are still open. */
    items: z.array(z.number().int().positive()).min(1).max(50).optional(),
    /** The producer has no more to give: what is still open stays unanswered. */
    isAll: z.boolean().default(false),
  }),
  'advisory-report': CommandHead.extend({ findings: Text(10), proposal: Text(5, 2_000) }),
  'open-scoring': CommandHead,
  'second-scoring': CommandHead.extend({ reason: Text(5, 2_000) }),
  'council-results': CommandHead.extend({
    /** The council's agreed option per criterion, as points: the gates are checked on it. */
    agreed: z.record(z.string(), z.number()),
    knockouts: z.array(z.string()).default([]),
    minutes: Text(10),
  }),
  decisions: CommandHead.extend({
    /** Stars recognised, or null when nothing is recognised (below 50 points: a result without a decision). */
    stars: z.number().int().min(3).max(5).nullable(),
    decisionNumber: Text(1, 60),
    decidedOn: Day,
    reason: Text(5, 2_000).optional(),
  }),
  forward: CommandHead.extend({ decisionNumber: Text(1, 60), decidedOn: Day }),
  return: CommandHead.extend({
    decisionNumber: Text(1, 60),
    decidedOn: Day,
    reason: Text(5, 2_000),
  }),
  'evaluate-again': CommandHead.extend({ reason: Text(5, 2_000) }),
} as const
export type RoutedAct = keyof typeof actBodies

/** A council member's card (phiếu đánh giá). `option: null` says "none of these". */
export const ScorecardBody = z.strictObject({
  ...CommandHead.shape,
  marks: z.array(
    z.strictObject({
      criterion: z.string(),
      option: z.number().int().min(0).nullable(),
      case: z.string().optional(),
      comment: z.string().max(2_000).optional(),
      evidence: z
        .array(z.strictObject({ fileId: z.uuid(), page: z.number().int().positive() }))
        .optional(),
    }),
  ),
  knockouts: z.array(z.string()),
})
export type ScorecardBody = z.infer<typeof ScorecardBody>
