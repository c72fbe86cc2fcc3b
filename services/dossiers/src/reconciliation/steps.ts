import type { StepStandingInLedger } from '@ocop/supervision/contract/reconciliations'
import type { Needs } from '../needs.ts'
import { standingOf } from '../intervention/log-store.ts'
import { stepOnRecord, type StepOnRecord } from '../intervention/store.ts'
import { ledgerWord } from '../process/steps.ts'
import type { Doubt } from './look-twice.ts'
import { lastChangeAt, visitsToCompare } from './store.ts'

type Page = {
  readonly compared: number
  readonly next: string | null
  readonly doubts: readonly Doubt[]
}
const atOnce = 200
/** Steps closed longer ago were compared often enough. */
const weekMs = 7 * 86_400_000

/** Compares steps on record with the ledger; what the ledger was not told it is told now. */
export const compareSteps = async (needs: Needs, after: string | null): Promise<Page> => {
  const since = new Date(Date.parse(needs.wallClock()) - weekMs).toISOString()
  const ids = await visitsToCompare(needs.db, { after: after ?? '', since, limit: atOnce })
  const known = await ledgerOf(needs, ids)
  const doubts: Doubt[] = []
  for (const id of ids) {
    const kind = differenceOf(await stepOnRecord(needs, id), known.get(id))
    if (kind) doubts.push(doubtAbout(needs, id, kind))
  }
  return { compared: ids.length, next: ids.length < atOnce ? null : (ids.at(-1) ?? null), doubts }
}

type Kind = 'step-untold' | 'step-untold-closed' | 'step-untold-changed'

const differenceOf = (
  { visit, ownHolder }: StepOnRecord,
  told: StepStandingInLedger | undefined,
): Kind | undefined => {
  if (!told) return 'step-untold'
  if (visit.closedAt !== null) return told.closed ? undefined : 'step-untold-closed'
  if (told.closed) return undefined
  return standingOf(visit, ownHolder).number > told.changeNumber ? 'step-untold-changed' : undefined
}

const doubtAbout = (needs: Needs, id: string, kind: Kind): Doubt => ({
  kind,
  subject: id,
  detail: details[kind],
  still: async () => {
    const told = (await ledgerOf(needs, [id])).get(id)
    return differenceOf(await stepOnRecord(needs, id), told) === kind
  },
  repair: () => tellAgain(needs, id),
})

const details: Readonly<Record<Kind, string>> = {
  'step-untold': 'The ledger does not know the step.',
  'step-untold-closed': 'The ledger has the step open; its record is closed.',
  'step-untold-changed': 'The ledger does not know how the step changed.',
}

/** Tells the ledger everything about a step; every word may be repeated. */
const tellAgain = async (needs: Needs, id: string): Promise<void> => {
  const step = await stepOnRecord(needs, id)
  const { visit, ownHolder } = step
  await needs.ledger.open(await ledgerWord(needs, step))
  const { number, ...standing } = standingOf(visit, ownHolder)
  if (number > 0)
    await needs.ledger.change(id, {
      ...{ number, ...standing },
      at: (await lastChangeAt(needs.db, id)) ?? visit.openedAt,
    })
  if (visit.closedAt !== null && visit.outcome !== null && visit.verdict)
    await needs.ledger.close(id, {
      ...{ closedAt: visit.closedAt, outcome: visit.outcome, verdict: visit.verdict },
    })
}

const ledgerOf = async (
  { ledger }: Pick<Needs, 'ledger'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StepStandingInLedger>> => {
  const items = ids.length === 0 ? [] : await ledger.standing(ids)
  return new Map(items.map((item) => [item.id, item]))
}
