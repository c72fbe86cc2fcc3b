import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult, type CommandHead } from '@ocop/kernel/ids'
import { missing } from '@ocop/kernel/problem'
import { certificateActs, type CertificateActName } from '../../contract/certificate.ts'
import type { Needs } from '../needs.ts'
import { submitToProcess } from '../process-command/submit.ts'
import { postsFor } from './care.ts'
import { beginKeeper } from './keeper.ts'
import { oversees, postFor } from './rights.ts'
import { certificateOf } from './store.ts'

const summaries: Readonly<Record<CertificateActName, string>> = {
  suspension: 'Suspend its effect (tạm đình chỉ hiệu lực)',
  reinstatement: 'Lift its suspension',
  'revocation-cases': 'Open a case of revocation on a conclusion',
  'revocation-submissions': 'Verify the case and submit it (thẩm tra, trình)',
  revocation: 'Revoke the certificate (quyết định thu hồi)',
  'revocation-refusals': 'Decide not to revoke',
  'revocation-notices': 'Record to whom the decision was sent',
  'withdrawal-requests': 'Ask the province to withdraw a wrong recognition',
  'recognition-withdrawal': 'Withdraw the decision of recognition (hủy quyết định công nhận)',
}

/** What is done about a certificate after its award. Certificates are public; acts on them are for the posts the law names. */
export const certificateActRoutes = (mount: Mount, needs: Needs): void => {
  const route = (act: CertificateActName): void =>
    endpoint(
      mount,
      {
        method: 'post',
        path: `/certificates/{number}/${act}`,
        summary: summaries[act],
        access: 'person',
        params: z.object({ number: z.string().min(1).max(80) }),
        body: bodyOf(act),
        answer: CommandResult,
      },
      async ({ params: { number }, body, req }) => {
        const actor = personIn(req)
        const row = await certificateOf(needs.db, number)
        const post = postFor(actor, postsFor(act, row.stars), row)
        // Who has nothing to do with certificates of this unit does not learn what may be done about them.
        if (!post && !oversees(actor, row)) throw missing('certificate')
        const workflowId = await needs.db
          .transaction()
          .execute((trx) => beginKeeper(trx, number, needs.wallClock()))
        return submitToProcess(needs, actor, { workflowId, act, body, post })
      },
    )
  for (const act of Object.keys(summaries)) if (isAct(act)) route(act)
}

const bodyOf = (act: CertificateActName): z.ZodType<CommandHead> => certificateActs[act]
const isAct = (act: string): act is CertificateActName => Object.hasOwn(certificateActs, act)
