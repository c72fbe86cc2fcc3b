import { dayOf } from '@ocop/kernel/days'
import { CommandResult } from '@ocop/kernel/ids'
import {
  InspectionPage,
  InspectionPlanned,
  InspectionView,
  type InspectionActName,
  type InspectionSummary,
} from '@ocop/dossiers/contract/inspection'
import type { Person } from './person.ts'
import type { Desk, InspectionEvent, PlanEvent, Quarter } from './plan.ts'
import { officerAt, type Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

type Of<Event extends InspectionEvent['event']> = Extract<InspectionEvent, { event: Event }>

/** Plays a quarter's inspections; what was played before finds its inspections further on, and leaves them alone. */
export const playInspection = (stage: Stage, event: InspectionEvent): Promise<void> => {
  switch (event.event) {
    case 'inspection-plan':
      return plan(stage, event)
    case 'inspection-visits':
      return visit(stage, event)
    case 'inspection-fixes':
      return fix(stage, event)
    case 'inspection-reviews':
      return review(stage, event)
  }
}

/** The inspections of a quarter on the rehearsal's clock that somebody knows of. */
const inspectionsIn = async (
  { rehearsal: { clockId } }: Pick<Stage, 'rehearsal'>,
  person: Person,
  { year, quarter }: Quarter,
): Promise<readonly InspectionSummary[]> => {
  const query = new URLSearchParams({ clockId, period: `${year}-Q${quarter}`, pageSize: '100' })
  const { items } = await person.get(
    InspectionPage,
    `/api/dossiers/inspections?${query.toString()}`,
  )
  return items
}

const plan = async (
  stage: Stage,
  { key, level, unit, year, quarter, types }: Of<'inspection-plan'>,
): Promise<void> => {
  const { id, clockId } = stage.rehearsal
  await officerAt(stage, level).post(InspectionPlanned, '/api/dossiers/inspection-plans', {
    commandId: stableId('inspection-plan', id, key),
    ...{ unit, year, types, clockId },
    quarters: [quarter],
  })
}

/** Every product of the quarter's plan is visited; what is not found wanting passes. */
const visit = async (
  stage: Stage,
  { on, level, wanting, fixBy, ...quarter }: Of<'inspection-visits'>,
): Promise<void> => {
  const officer = officerAt(stage, level)
  const planned = await inspectionsIn(stage, officer, quarter)
  for (const inspection of planned.filter(({ state }) => state === 'planned')) {
    const { checklist } = await viewed(officer, inspection)
    const failed = wanting.filter(({ product }) => product === inspection.product)
    await act(officer, inspection, 'visits', {
      visitedOn: on,
      team: ['Trưởng đoàn kiểm tra', 'Phòng Nông nghiệp và Môi trường'],
      findings: checklist.map(({ code }) => {
        const found = failed.find((each) => each.code === code)
        return found ? { code, result: 'fail', note: found.note } : { code, result: 'pass' }
      }),
      ...(failed.length ? { fixBy } : {}),
    })
  }
}

const fix = async (
  stage: Stage,
  { producer, answer, ...quarter }: Of<'inspection-fixes'>,
): Promise<void> => {
  const person = stage.person(producer)
  const own = await inspectionsIn(stage, person, quarter)
  for (const inspection of own.filter(({ state }) => state === 'fixing'))
    await act(person, inspection, 'fixes', { answer })
}

const review = async (
  stage: Stage,
  { level, note, ...quarter }: Of<'inspection-reviews'>,
): Promise<void> => {
  const officer = officerAt(stage, level)
  const all = await inspectionsIn(stage, officer, quarter)
  for (const inspection of all.filter(({ state }) => state === 'checking'))
    await act(officer, inspection, 'reviews', { accepted: true, note })
}

const viewed = (person: Person, { id }: Pick<InspectionSummary, 'id'>): Promise<InspectionView> =>
  person.get(InspectionView, `/api/dossiers/inspections/${id}`)

const act = async (
  person: Person,
  { id, version }: InspectionSummary,
  name: InspectionActName,
  body: object,
): Promise<void> => {
  await person.post(CommandResult, `/api/dossiers/inspections/${id}/${name}`, {
    commandId: stableId('inspection-act', id, name),
    seenVersion: version,
    ...body,
  })
}

/** What became of a product's inspection, as the outcome of a plan tells it. */
export type Inspected = {
  readonly product: string
  readonly inspection: Pick<InspectionView, 'type' | 'state'> & {
    readonly period: string | null
    readonly failed: string[]
    readonly acts: { readonly act: string; readonly on: string }[]
  }
}

/** The inspections that a plan's events planned, in order, as those see them whose unit's products they are by then. */
export const inspectionsOf = async (
  stage: Stage,
  events: readonly PlanEvent[],
): Promise<readonly Inspected[]> => {
  const all: Inspected[] = []
  for (const event of events.filter((each) => each.event === 'inspection-plan')) {
    const officer = officerAt(stage, holderOf(events, event))
    for (const each of await inspectionsIn(stage, officer, event)) {
      const { product, type, state, period, findings, acts } = await viewed(officer, each)
      const failed = findings.flatMap(({ code, result }) => (result === 'fail' ? [code] : []))
      const dated = acts.map(({ act: name, at }) => ({ act: name, on: dayOf(at) }))
      all.push({ product, inspection: { type, period, state, failed, acts: dated } })
    }
  }
  return all
}

/** Whoever planned for a unit; once that has ended, whoever took over from it. */
const holderOf = (events: readonly PlanEvent[], { level, unit }: Of<'inspection-plan'>): Desk => {
  const end = events
    .filter((each) => each.event === 'succession')
    .find(({ of }) => 'unit' in of && of.unit === unit)
  return end?.level ?? level
}
