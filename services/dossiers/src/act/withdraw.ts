import { actBodies } from '../../contract/acts.ts'
import { act } from './act.ts'

/** The producer takes the dossier back; what was recorded stays. */
export const withdraw = act(actBodies.withdraw, {
  write: async (_context, { reason }) => ({
    set: { state: 'withdrawn' },
    facts: { reason },
    outcome: 'withdrawn',
  }),
})
