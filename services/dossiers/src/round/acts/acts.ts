import { sql } from 'kysely'
import type { RoundActName } from '../../../contract/round.ts'
import { actedOnAs, type ProcessAct } from '../../process-command/act.ts'
import { lockRound, type Round } from '../store.ts'
import { concludeRound } from './conclude.ts'
import { convene } from './convene.ts'
import { decideBatch } from './decide.ts'
import { adjourn, noteAttendance, openMeeting } from './meeting.ts'
import { sendPack } from './pack.ts'
import { openScoring, setAside } from './scoring.ts'

const acts: Readonly<Record<RoundActName, ProcessAct<Round>>> = {
  convene,
  'send-pack': sendPack,
  'open-meeting': openMeeting,
  attendance: noteAttendance,
  'open-scoring': openScoring,
  'set-aside': setAside,
  adjourn,
  conclude: concludeRound,
  decisions: decideBatch,
}

/** What may be done to a round. */
export const roundProcess = actedOnAs<Round>({
  lock: lockRound,
  acts,
  advance: (trx, id) =>
    trx
      .updateTable('round')
      .set({ version: sql`version + 1` })
      .where('id', '=', id)
      .returning(['version', 'state'])
      .executeTakeFirstOrThrow(),
})
