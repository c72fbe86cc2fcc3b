import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LedgerAct } from '../../contract/board.ts'
import type { Proposal } from '../../contract/proposals.ts'

const Rule = z.strictObject({
  always: z.boolean().default(false),
  legalDeadline: z.boolean().default(false),
  daysOver: z.number().int().min(0).optional(),
})

const Rules = z.strictObject({
  article: z.string(),
  acts: z.partialRecord(LedgerAct, Rule),
  bulkRowsOver: z.number().int().min(1),
})

/** Which acts one person proposes and another confirms; data, with where it stands. */
export const secondPerson = Rules.parse(
  JSON.parse(readFileSync(new URL('../../data/second-person.json', import.meta.url), 'utf8')),
)

export type Why = Proposal['why']

/** What an act is weighed by. */
export type Weight = {
  readonly act: LedgerAct
  readonly legal: boolean
  readonly days: number | undefined
}

/** Why a second person must confirm the act; undefined when one is enough. */
export const whySecond = ({ act, legal, days = 0 }: Weight): Why | undefined => {
  const rule = secondPerson.acts[act]
  if (!rule) return undefined
  if (rule.always) return 'act'
  if (rule.legalDeadline && legal) return 'legal-deadline'
  return rule.daysOver !== undefined && days > rule.daysOver ? 'many-days' : undefined
}

export const whySecondForMany = (rows: number): Why | undefined =>
  rows > secondPerson.bulkRowsOver ? 'many-rows' : undefined
