import { CertificatePage } from '../contract/certificate.ts'
import { InspectionPlanned } from '../contract/inspection.ts'
import {
  EnteredProcessStep,
  RestatedProcessStep,
  type ProcessStepPlan,
} from '../contract/processes.ts'
import { MovementPage, TransferView } from '../contract/transfers.ts'
import { plansFor } from './certificate/care.ts'
import { inspectionPlans } from './inspection/law.ts'
import { findRun } from './process-run/store.ts'
import { publishPending } from './publication/publish.ts'
import { done, newId, type DossiersServer } from './test-dossiers.ts'
import { units, type Who } from './test-people.ts'
import { threeTiersOf } from './test-three-tiers.ts'

export const firstOfJuly = '2025-07-01T02:00:00.000Z'
export const endReason = 'Cấp huyện kết thúc hoạt động từ 01/07/2025'

/** Recognised by a district, with an inspection. */
export type Recognised = {
  readonly productId: string
  readonly number: string
  readonly inspectionId: string
}

/** Products recognised by a district before it ended, and what becomes of them, through the public routes only. */
export const endedDistrictOf = (server: DossiersServer) => {
  const tiers = threeTiersOf(server)
  const { code } = units.huyenKimThanh

  const planned = async (who: Who, unit: string, quarter: number): Promise<number> => {
    const plan = { commandId: newId(), unit, year: 2025, quarters: [quarter], types: ['quality'] }
    const answer = await server.as(who).post('/inspection-plans', plan)
    return InspectionPlanned.parse(done(answer)).planned
  }

  const recognised = async (): Promise<Recognised> => {
    server.wall.now = '2025-05-05T02:00:00.000Z'
    const { walk } = tiers
    const id = await tiers.concluded(await tiers.atDistrict(await tiers.lodged()), 62, 3)
    await walk.must('deciderThen', id, 'decisions', { stars: 3 })
    const { product, certificate } = await walk.view(id)
    await planned('officerThen', code, 3)
    const { id: inspectionId } = await server.db
      .selectFrom('inspection')
      .select('id')
      .where('productId', '=', product.id)
      .executeTakeFirstOrThrow()
    await publishPending(server.needs)
    return { productId: product.id, number: certificate?.number ?? '', inspectionId }
  }

  /** The process opens a step, as its worker asks for it. */
  const opened = async (
    workflowId: string,
    plans: readonly ProcessStepPlan[],
    step: string,
  ): Promise<string> => {
    const plan = plans.find((each) => each.step === step)
    const entry = { workflowId, plan, visit: 1, at: server.wall.now, processVersion: 1 }
    const answer = await server.internally('/processes/steps', entry)
    return EnteredProcessStep.parse(done(answer)).opened.id
  }
  /** A step of the certificate's keeper. */
  const keeping = ({ number }: Recognised, step: string): Promise<string> =>
    opened(`certificate:${number}`, plansFor(3), step)
  const visited = ({ inspectionId }: Recognised): Promise<string> =>
    opened(`inspection:${inspectionId}`, inspectionPlans({ type: 'quality', stars: 3 }), 'visit')

  const restated = async (stepId: string): Promise<RestatedProcessStep> => {
    const path = `/processes/steps/${encodeURIComponent(stepId)}/restate`
    return RestatedProcessStep.parse(done(await server.internally(path, { at: server.wall.now })))
  }

  const preview = async (who: Who, query = `unit=${code}`) => {
    const answer = await server.as(who).get(`/transfers/preview?${query}&pageSize=100`)
    return MovementPage.parse(done(answer)).products
  }
  const run = async (commandId = newId(), who: Who = 'province'): Promise<TransferView> => {
    const body = { commandId, reason: endReason, unit: code }
    return TransferView.parse(done(await server.as(who).post('/transfers', body)))
  }

  const certificatesOf = async (who: Who): Promise<string[]> => {
    const { items } = await server.as(who).read('/certificates?pageSize=100', CertificatePage)
    return items.map(({ number }) => number)
  }
  /** Where the product and the processes of its certificate and its inspection are. */
  const placesOf = async ({ productId, number, inspectionId }: Recognised): Promise<string[]> => {
    const { unitPath } = await server.db
      .selectFrom('product')
      .select('unitPath')
      .where('id', '=', productId)
      .executeTakeFirstOrThrow()
    const runs = [`certificate:${number}`, `inspection:${inspectionId}`]
    const paths = await Promise.all(runs.map(async (id) => (await findRun(server.db, id)).unitPath))
    return [unitPath, ...paths]
  }
  return {
    ...{ tiers, planned, recognised, keeping, visited, restated, preview, run },
    ...{ certificatesOf, placesOf },
  }
}
