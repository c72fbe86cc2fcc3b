import type { ColumnType, Generated } from 'kysely'
import type { EvaluationLevel } from '../../contract/regime.ts'
import type { RoundLetter, RoundPack, RoundReport } from '../../contract/round.ts'

type Json<T> = ColumnType<T, string, string>
type Moment = string

/** Rounds with their lists, packs, meetings and what they have done to their dossiers' processes. */
export type RoundTables = {
  round: {
    id: string
    version: Generated<number>
    state:
      | 'planned'
      | 'listed'
      | 'convened'
      | 'pack-sent'
      | 'meeting'
      | 'opinions'
      | 'concluded'
      | 'closed'
    councilId: string
    level: EvaluationLevel
    unitCode: string
    unitPath: string
    realm: 'live' | 'rehearsal'
    clockId: string
    regime: string
    kind: 'regular' | 'extra' | 're-evaluation'
    year: number
    number: number | null
    planNumber: string | null
    proposedBefore: string | null
    decidedBefore: string
    article: string
    mode: 'meeting' | 'written'
    plannedAt: Moment
    listedAt: Moment | null
    letter: ColumnType<RoundLetter | null, string | null | undefined, string>
    meetsAt: Moment | null
    answerBy: string | null
    pack: ColumnType<RoundPack | null, string | null | undefined, string>
    packHash: string | null
    packSentAt: Moment | null
    sitting: Generated<number>
    /** When the present sitting, or the asking for opinions, began. */
    openedAt: Moment | null
    minutes: string | null
    report: ColumnType<RoundReport | null, string | null | undefined, string>
    concludedAt: Moment | null
    closedAt: Moment | null
  }
  roundDossier: {
    roundId: string
    dossierId: string
    level: EvaluationLevel
    attempt: number
    position: number
    movedReason: string | null
    movedAt: Moment | null
  }
  packOpening: { roundId: string; personId: string; packHash: string; openedAt: Moment }
  attendance: {
    roundId: string
    sitting: number
    personId: string
    present: boolean
    notedAt: Moment
  }
  roundOrder: {
    seq: Generated<number>
    roundId: string
    dossierId: string
    act: string
    body: Json<Record<string, unknown>>
    orderedBy: string
    tries: Generated<number>
    state: Generated<'pending' | 'done' | 'refused'>
    code: string | null
  }
}
