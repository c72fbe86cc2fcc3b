import type { ColumnType } from 'kysely'
import type { Movement, TransferItem } from '../../contract/transfers.ts'

/** Runs of transfers and what each of their dossiers came to. */
export type TransferTables = {
  transfer: {
    id: string
    unitCode: string | null
    regime: string | null
    clockId: string
    reason: string
    personId: string
    begunAt: string
  }
  transferItem: {
    transferId: string
    dossierId: string
    outcome: TransferItem['outcome']
    code: string | null
    movement: ColumnType<Movement, string, string>
  }
}
