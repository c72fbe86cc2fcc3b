import { DossierView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { logOf } from '@ocop/kernel/page'
import type { Api } from '../api.ts'
import { regimeOf, sheetOf } from './law.ts'

/** A dossier with the law it is judged by. */
export type Case = {
  readonly dossier: DossierView
  readonly regime: RegimeView
  readonly sheet: GradableSheet
}

/** @throws missing when there is no such dossier for this person */
export const loadCase = async (api: Api, id: string): Promise<Case> => {
  const dossier = await api.get('dossiers', `/dossiers/${id}`, DossierView)
  const [regime, sheet] = await Promise.all([
    regimeOf(api, dossier.regime),
    sheetOf(api, dossier.regime, dossier.sheet),
  ])
  return { dossier, regime, sheet }
}

const Timeline = logOf(TimelineEntry)

/** Everything that happened to a dossier, oldest first. */
export const loadTimeline = async (api: Api, id: string): Promise<readonly TimelineEntry[]> => {
  const all: TimelineEntry[] = []
  let after: string | null = '0'
  while (after !== null) {
    const { items, next }: { items: TimelineEntry[]; next: string | null } = await api.get(
      'dossiers',
      `/dossiers/${id}/timeline?after=${after}`,
      Timeline,
    )
    all.push(...items)
    after = items.length ? next : null
  }
  return all
}
