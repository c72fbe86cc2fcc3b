import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { LabTestBody, SampleBody, SiteInspectionBody } from '../../contract/fieldwork.ts'
import type { Needs } from '../needs.ts'
import { recordLabTest } from './lab-tests.ts'
import { recordFact } from './record.ts'
import { recordSamples } from './samples.ts'
import { recordSiteInspection } from './site-inspections.ts'

const params = z.object({ id: z.uuid() })

/** Samples, visits to the place and laboratory tests: facts beside the steps, which end none of them. */
export const fieldworkRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers/{id}/samples',
      summary:
        'Record samples received, missing, forwarded, returned or disposed of (sản phẩm mẫu)',
      access: 'person',
      params,
      body: SampleBody,
      answer: CommandResult,
    },
    async ({ params: { id: dossierId }, body, req }) =>
      recordFact(needs, personIn(req), {
        name: 'samples',
        dossierId,
        body,
        files: [],
        write: recordSamples,
      }),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers/{id}/site-inspections',
      summary: 'Plan a visit to the place, record it, or call it off (khảo sát thực địa)',
      access: 'person',
      params,
      body: SiteInspectionBody,
      answer: CommandResult,
    },
    async ({ params: { id: dossierId }, body, req }) => {
      const files = body.stage === 'held' ? [...body.photos, body.minutesFileId] : []
      return recordFact(needs, personIn(req), {
        name: 'site-inspections',
        dossierId,
        body,
        files,
        write: recordSiteInspection,
      })
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers/{id}/lab-tests',
      summary: 'Order a laboratory test, or record its report (kiểm nghiệm bổ sung)',
      access: 'person',
      params,
      body: LabTestBody,
      answer: CommandResult,
    },
    async ({ params: { id: dossierId }, body, req }) => {
      const files = body.stage === 'reported' ? [body.reportFileId] : []
      return recordFact(needs, personIn(req), {
        name: 'lab-tests',
        dossierId,
        body,
        files,
        write: recordLabTest,
      })
    },
  )
}
