import { ScoringView } from '@ocop/dossiers/contract/dossier'
import { Problem } from '@ocop/kernel/problem'
import type { Api } from '../../lib/api.ts'

/** How a scoring stands for the person; undefined for somebody without a seat on the dossier's council. */
export const loadScoring = async (api: Api, id: string): Promise<ScoringView | undefined> => {
  try {
    return await api.get('dossiers', `/dossiers/${id}/scorecards`, ScoringView)
  } catch (error) {
    if (error instanceof Problem && error.kind === 'missing') return undefined
    throw error
  }
}
