import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { CommandHead } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { publicForm } from './enquiry.ts'

const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')

/** What is doubted about a label. */
export const LabelDoubt = z.enum([
  'never-issued',
  'expired',
  'other-product',
  'other-producer',
  'other',
])
export type LabelDoubt = z.infer<typeof LabelDoubt>

export const ReportState = z.enum(['received', 'examined', 'confirmed', 'unfounded'])
export type ReportState = z.infer<typeof ReportState>

/** `POST label-reports`: somebody doubts a star seen on goods. */
export const SendLabelReport = z.strictObject({
  ...publicForm,
  doubt: LabelDoubt,
  printedNumber: Text(100).nullable(),
  /** Product and producer as the label names them. */
  labelSays: Text(300),
  /** Where it was seen: a shop, a market, an address on the web. */
  seenAt: Text(300),
  provinceCode: z.string().regex(/^\d{2}$/),
  told: Text(3_000),
  /** Only if the writer wants to be asked back. Personal data. */
  contact: Text(200).nullable(),
})
export type SendLabelReport = z.infer<typeof SendLabelReport>

export const LabelReportItem = z.object({
  id: z.uuid(),
  version: z.number(),
  state: ReportState,
  doubt: LabelDoubt,
  printedNumber: z.string().nullable(),
  labelSays: z.string(),
  seenAt: z.string(),
  province: z.object({ code: z.string(), name: z.string() }),
  receivedAt: Instant,
  changedAt: Instant,
})
export type LabelReportItem = z.infer<typeof LabelReportItem>

export const LabelReportView = LabelReportItem.extend({
  told: z.string(),
  contact: z.string().nullable(),
  finding: z.string().nullable(),
})
export type LabelReportView = z.infer<typeof LabelReportView>

export const LabelReportQuery = z.strictObject({
  state: ReportState.optional(),
  ...PageQuery.shape,
})
export type LabelReportQuery = z.infer<typeof LabelReportQuery>

/** What an inspector found; without a finding only that it is being examined. */
export const HandleLabelReport = CommandHead.extend({
  state: z.enum(['examined', 'confirmed', 'unfounded']),
  finding: Text(3_000).nullable(),
}).refine(({ state, finding }) => state === 'examined' || finding !== null, {
  message: 'Say what was found.',
  path: ['finding'],
})
export type HandleLabelReport = z.infer<typeof HandleLabelReport>

/** What the writer of a report reads under the code given. */
export const TrackedLabelReport = LabelReportView.pick({
  state: true,
  labelSays: true,
  receivedAt: true,
  changedAt: true,
  finding: true,
})
export type TrackedLabelReport = z.infer<typeof TrackedLabelReport>
