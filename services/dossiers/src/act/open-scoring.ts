import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { roundOf } from '../round/store.ts'
import { act } from './act.ts'

/** The council's scoring of the dossier opens: only its round does that, at its meeting or for written opinions. */
export const openScoring = act(actBodies['open-scoring'], {
  check: async ({ trx, dossier, place }) => {
    const round = await roundOf(trx, { dossierId: dossier.id, ...place })
    if (round?.state === 'meeting' || round?.state === 'opinions') return
    throw new Problem(
      'conflict',
      'meeting-not-open',
      'The council’s meeting on this dossier is not open.',
    )
  },
  write: async () => ({}),
})
