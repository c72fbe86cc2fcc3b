import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { ApplyProcessCommand, EndProcess } from '../../contract/processes.ts'
import type { Needs } from '../needs.ts'
import { endRun } from '../process-run/store.ts'
import { applyToProcess } from './apply.ts'

/** What the activities of any process ask of the record; every route may be asked again. */
export const processCommandRoutes = (mount: Mount, { db }: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/processes/commands/{id}',
      summary: 'Write a drafted command to a process',
      access: 'service',
      params: z.object({ id: z.uuid() }),
      body: ApplyProcessCommand,
    },
    async ({ params: { id }, body }) => applyToProcess(db, { ...body, commandId: id }),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/processes/{id}/end',
      summary: 'Record that a process has ended',
      access: 'service',
      params: z.object({ id: z.string() }),
      body: EndProcess,
    },
    async ({ params: { id }, body: { at } }) => {
      await endRun(db, id, at)
      return {}
    },
  )
}
