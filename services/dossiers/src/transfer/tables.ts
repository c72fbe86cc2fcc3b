import type { ColumnType } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Movement, ProductMovement, TransferItem } from '../../contract/transfers.ts'
import type { Moment } from '../column-types.ts'
import type { NullableJson } from '../intervention/tables.ts'

/** Runs of transfers and what each of their dossiers and products came to. */
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
  transferProduct: {
    transferId: string
    productId: string
    outcome: TransferItem['outcome']
    code: string | null
    movement: ColumnType<ProductMovement, string, string>
    post: NullableJson<Post>
    movedAt: Moment | null
    commandId: string | null
  }
  /** The running processes that are about a product: those of its certificates and inspections. */
  productRun: {
    productId: string
    workflowId: string
    kind: 'certificate' | 'inspection'
    subjectId: string
    unitPath: string
    organisationId: string | null
    clockId: string
  }
}
