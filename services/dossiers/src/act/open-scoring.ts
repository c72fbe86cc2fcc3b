import { actBodies } from '../../contract/acts.ts'
import { act } from './act.ts'

/** The council's scoring of the dossier opens, in the round that takes it. */
export const openScoring = act(actBodies['open-scoring'], { write: async () => ({}) })
