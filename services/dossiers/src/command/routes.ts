import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult, type CommandHead } from '@ocop/kernel/ids'
import { actBodies, type CommunePanel, type NewPaper, type RoutedAct } from '../../contract/acts.ts'
import { takeEvidence, takePapers } from '../file/papers.ts'
import type { Needs } from '../needs.ts'
import { visibleDossier } from '../dossier/store.ts'
import { standing } from './standing.ts'
import { submitCommand } from './submit.ts'

const params = z.object({ id: z.uuid() })

/** Acts that people do on the dossier itself; its scoring is opened by its round. */
type OwnAct = Exclude<RoutedAct, 'open-scoring'>

const summaries: Readonly<Record<OwnAct, string>> = {
  lodge: 'Lodge the dossier (nộp hồ sơ)',
  withdraw: 'Withdraw the dossier (rút hồ sơ)',
  accept: 'Accept at intake (tiếp nhận)',
  'commune-report': 'Report on the four contents and propose (báo cáo và đề nghị của UBND xã)',
  'supplement-requests': 'Ask for a supplement (yêu cầu bổ sung)',
  supplements: 'Answer with a supplement (bổ sung)',
  'advisory-report': 'Report to the council (báo cáo của Tổ tư vấn)',
  'second-scoring': 'Open a second scoring after a gap (chấm lại)',
  'council-results': 'Conclude the council’s result (kết quả của Hội đồng)',
  decisions: 'Decide (quyết định công nhận)',
  forward: 'Approve the result and forward to the level above (chuyển cấp trên)',
  return: 'Return to the level below with the result (trả về cấp dưới)',
  'evaluate-again': 'Evaluate a returned dossier again (đánh giá lại hồ sơ trả về)',
}

/** The commands of the procedure. Each answers when the dossier stands at its next step, or after three seconds. */
export const commandRoutes = (mount: Mount, needs: Needs): void => {
  const route = (act: OwnAct): void =>
    endpoint(
      mount,
      {
        method: 'post',
        path: `/dossiers/{id}/${act}`,
        summary: summaries[act],
        access: 'person',
        params,
        body: bodyOf(act),
        answer: CommandResult,
      },
      async ({ params: { id }, body, req }) => {
        const actor = personIn(req)
        // Checked whole before the command and linked, so that whoever reads the dossier reads its papers.
        if (body.papers)
          await takePapers(needs, await visibleDossier(needs.db, actor, id), body.papers)
        const minutes = body.panel?.minutesFileId
        if (minutes) await takeEvidence(needs, actor, { dossierId: id, files: [minutes] })
        const answer = await submitCommand(needs, actor, { dossierId: id, act, body })
        await standing(needs.db, id)
        return answer
      },
    )
  for (const act of Object.keys(summaries)) if (isRouted(act)) route(act)
}

/** Every body has the command's head; a supplement brings papers, a commune's panel its minutes. */
type Body = CommandHead & {
  readonly papers?: readonly NewPaper[]
  readonly panel?: CommunePanel | undefined
}
const bodyOf = (act: OwnAct): z.ZodType<Body> => actBodies[act]

const isRouted = (act: string): act is OwnAct => Object.hasOwn(summaries, act)
