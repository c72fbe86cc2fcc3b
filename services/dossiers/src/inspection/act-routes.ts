import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult, type CommandHead } from '@ocop/kernel/ids'
import { inspectionActs, type InspectionActName } from '../../contract/inspection.ts'
import { processes } from '../../contract/process-names.ts'
import { postFor } from '../certificate/rights.ts'
import type { Needs } from '../needs.ts'
import { submitToProcess } from '../process-command/submit.ts'
import { ruleFor } from './law.ts'
import { visibleInspection } from './store.ts'

const summaries: Readonly<Record<InspectionActName, string>> = {
  visits: 'Record a visit with its findings (biên bản kiểm tra)',
  fixes: 'Say what was put right (khắc phục)',
  reviews: 'Accept what was put right, or set another day',
  'revocation-referrals': 'Refer to revocation on the inspection’s conclusion',
  cancellation: 'Cancel a planned inspection',
}

/** What is done about an inspection, by its inspector and by the producer. */
export const inspectionActRoutes = (mount: Mount, needs: Needs): void => {
  const route = (act: InspectionActName): void =>
    endpoint(
      mount,
      {
        method: 'post',
        path: `/inspections/{id}/${act}`,
        summary: summaries[act],
        access: 'person',
        params: z.object({ id: z.uuid() }),
        body: bodyOf(act),
        answer: CommandResult,
      },
      async ({ params: { id }, body, req }) => {
        const actor = personIn(req)
        const row = await visibleInspection(needs.db, actor, id)
        return submitToProcess(needs, actor, {
          workflowId: processes.workflowId('inspection', id),
          act,
          body,
          post: postFor(actor, [ruleFor(act, row)], row),
        })
      },
    )
  for (const act of Object.keys(summaries)) if (isAct(act)) route(act)
}

const bodyOf = (act: InspectionActName): z.ZodType<CommandHead> => inspectionActs[act]
const isAct = (act: string): act is InspectionActName => Object.hasOwn(inspectionActs, act)
