import type { Api } from '../../lib/api.ts'
import { loadCase, type Case } from '../../lib/desk/load.ts'

/** A dossier that may still be written on; undefined once it is lodged, when its parts are no pages any more. */
export const loadDraft = async (api: Api, id: string): Promise<Case | undefined> => {
  const whole = await loadCase(api, id)
  return whole.dossier.allowedActs.includes('change') ? whole : undefined
}
