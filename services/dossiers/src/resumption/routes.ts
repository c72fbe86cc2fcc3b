import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { ResumeProcess } from '../../contract/processes.ts'
import type { Needs } from '../needs.ts'
import { resumeProcess } from './resume.ts'

const params = z.object({ id: z.string().max(200) })

/** Processes that the engine lost go on by their record. */
export const resumptionRoutes = (mount: Mount, needs: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/processes/{id}/resumptions',
      summary: 'Have a process that the engine lost go on where its record stands',
      access: 'person',
      params,
      body: ResumeProcess,
      answer: CommandResult,
    },
    ({ params: { id }, body, req }) => resumeProcess(needs, personIn(req), id, body),
  )
