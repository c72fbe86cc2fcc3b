import type { Kysely } from 'kysely'
import type { StepChanged, StepStanding } from '@ocop/dossiers/contract/step-change'
import type { PostStanding } from '@ocop/identity/contract/leave'
import { missing, Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import { holderOf } from './change/store.ts'
import type { Needs } from './needs.ts'
import type { SupervisionTables } from './tables.ts'

type Order = Parameters<Needs['records']['change']>[1]

/**
 * The services that this one orders of and asks, in memory: a step's record that changes as ordered, once per command,
 * and who holds which post. Each can be put out of order or made to refuse.
 */
export const testNeighbours = (db: Kysely<SupervisionTables>) => {
  const units = new Map<string, UnitRef>()
  const held = new Map<string, readonly string[]>()
  const standings: PostStanding[] = []
  const legal = new Set<string>()
  const barred = new Map<string, readonly string[]>()
  const orders: (Order & { readonly stepId: string })[] = []
  const answers = new Map<string, StepChanged>()
  const out = { records: false, refusal: undefined as Problem | undefined }

  const refuseWhenOut = (): void => {
    if (out.records)
      throw new Problem('unavailable', 'dossiers-unavailable', 'It cannot be reached just now.')
  }
  const change = async (stepId: string, order: Order): Promise<StepChanged> => {
    refuseWhenOut()
    const known = answers.get(`${order.commandId} ${stepId}`)
    if (known) return known
    if (out.refusal) throw out.refusal
    const before = await standingOf(db, stepId)
    const at = '2026-10-06T02:00:00.000Z'
    const after = { ...before, ...changedBy(before, order), number: before.number + 1 }
    const changed = { at, before, after, legal: legal.has(stepId), article: 'Điều 7' }
    if (order.dryRun) return changed
    orders.push({ ...order, stepId })
    answers.set(`${order.commandId} ${stepId}`, changed)
    return changed
  }

  const needs: Pick<Needs, 'records' | 'directory'> = {
    records: {
      change,
      barred: async (dossierId) => {
        refuseWhenOut()
        return barred.get(dossierId) ?? []
      },
    },
    directory: {
      unit: async (code) => {
        const unit = units.get(code)
        if (!unit) throw missing('unit')
        return unit
      },
      holders: async (role, unit) => held.get(`${role}@${unit}`) ?? [],
      standings: async (posts) =>
        posts.map(
          ({ role, unit }) =>
            standings.find((each) => each.role === role && each.unit === unit) ?? {
              ...{ role, unit },
              state: 'held',
              standIn: null,
            },
        ),
    },
  }
  return { needs, units, held, standings, legal, barred, orders, out }
}

const standingOf = async (db: Kysely<SupervisionTables>, stepId: string): Promise<StepStanding> => {
  const step = await db
    .selectFrom('step')
    .selectAll()
    .where('id', '=', stepId)
    .executeTakeFirstOrThrow()
  return {
    number: step.changeNumber,
    dueAt: step.dueAt ?? '2026-10-26T16:59:59.999Z',
    holder: holderOf(step),
    takers: [...step.takers],
    closedDays: step.closedDays,
  }
}

const dayMs = 86_400_000

/** What each kind of order leaves of a step's standing. */
const changes: Readonly<
  Record<Order['kind'], (standing: StepStanding, order: Order) => Partial<StepStanding>>
> = {
  extend: ({ dueAt }, { days }) => ({
    dueAt: new Date(Date.parse(dueAt) + Number(days) * dayMs).toISOString(),
  }),
  reassign: ({ holder }, { to }) => ({ holder: to ?? holder, takers: [] }),
  escalate: ({ holder, takers }) => ({
    takers: [
      ...takers,
      { holder: { role: 'decision-maker', unit: holder.unit }, as: 'escalation' },
    ],
  }),
  'on-behalf': ({ holder, takers }, { to }) => ({
    takers: [...takers, { holder: to ?? holder, as: 'on-behalf' }],
  }),
  'stand-in': ({ holder, takers }, { to }) => ({
    takers: [...takers, { holder: to ?? holder, as: 'stand-in' }],
  }),
  'give-back': () => ({ takers: [] }),
  'stand-in-ends': () => ({ takers: [] }),
}

const changedBy = (standing: StepStanding, order: Order): Partial<StepStanding> =>
  changes[order.kind](standing, order)
