import type { Post } from '@ocop/kernel/actor'
import type { Json, Moment } from '../column-types.ts'

export type ResumptionTables = {
  /** Processes that were lost and had to go on by their record. */
  resumption: {
    commandId: string
    workflowId: string
    personId: string
    post: Json<Post>
    reason: string
    at: Moment
  }
}
