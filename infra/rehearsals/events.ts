import { setTimeout as pause } from 'node:timers/promises'
import { CommandResult } from '@ocop/kernel/ids'
import { MovementPage, TransferView } from '@ocop/dossiers/contract/transfers'
import { Idea } from '@ocop/programme/contract/idea'
import { playInspection } from './inspecting.ts'
import type { PlanEvent, Succession } from './plan.ts'
import { officerAt, type Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

type Of<Event extends PlanEvent['event']> = Extract<PlanEvent, { event: Event }>

/** Plays what happens outside a dossier; commands that count once, so playing it again changes nothing. */
export const playEvent = async (stage: Stage, event: PlanEvent): Promise<void> => {
  switch (event.event) {
    case 'idea':
      return registerIdea(stage, event)
    case 'idea-selection':
      return selectIdea(stage, event)
    case 'point-of-sale':
      return openPoint(stage, event)
    case 'succession':
      return moveOn(stage, event)
    case 'inspection-plan':
    case 'inspection-visits':
    case 'inspection-fixes':
    case 'inspection-reviews':
      return playInspection(stage, event)
  }
}

export const transferId = ({ rehearsal }: Stage, { key }: { key: string }): string =>
  stableId('transfer', rehearsal.id, key)

/** The officer looks at what would move, then moves it; a run that stops half-way goes on by the same command. */
const moveOn = async (stage: Stage, event: Succession): Promise<void> => {
  const officer = officerAt(stage, event.level)
  const scope = { ...event.of, clockId: stage.rehearsal.clockId }
  const query = new URLSearchParams({ ...scope, pageSize: '100' }).toString()
  await officer.get(MovementPage, `/api/dossiers/transfers/preview?${query}`)
  for (;;) {
    const { done } = await officer.post(TransferView, '/api/dossiers/transfers', {
      ...scope,
      commandId: transferId(stage, event),
      reason: event.reason,
    })
    if (done) return
    await pause(500)
  }
}

const ideaId = ({ rehearsal }: Stage, { key }: { key: string }): string =>
  stableId('idea', rehearsal.id, key)

const registerIdea = async (stage: Stage, event: Of<'idea'>): Promise<void> => {
  const { producer, name, description } = event
  await stage.person(producer).post(Idea, '/api/programme/ideas', {
    commandId: ideaId(stage, event),
    plan: stage.rehearsal.plan,
    name,
    description,
    clockId: stage.rehearsal.clockId,
  })
}

const selectIdea = async (stage: Stage, event: Of<'idea-selection'>): Promise<void> => {
  const { level, selected, reason } = event
  await officerAt(stage, level).post(
    Idea,
    `/api/programme/ideas/${ideaId(stage, event)}/selection`,
    {
      commandId: stableId('selection', stage.rehearsal.id, event.key),
      selected,
      reason,
    },
  )
}

/** The office announces a point of sale on the day it opens. */
const openPoint = async (
  stage: Stage,
  { key, level, on, name, address, hours, unit }: Of<'point-of-sale'>,
): Promise<void> => {
  const { id, clockId } = stage.rehearsal
  await officerAt(stage, level).post(CommandResult, '/api/programme/points-of-sale', {
    commandId: stableId('point-of-sale', id, key),
    ...{ name, address, hours, unit, clockId },
    openedOn: on,
  })
}
