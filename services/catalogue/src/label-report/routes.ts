import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { once } from '@ocop/postgres/once'
import { TrackCode, TrackingCode } from '../../contract/enquiry.ts'
import {
  HandleLabelReport,
  LabelReportItem,
  LabelReportQuery,
  LabelReportView,
  SendLabelReport,
  TrackedLabelReport,
} from '../../contract/label-report.ts'
import type { EnquiryNeeds } from '../enquiry/routes.ts'
import { limitForms } from '../form-ticket/routes.ts'
import { codeFor, hashOfCode } from '../form-ticket/seal.ts'
import { useTicket } from '../form-ticket/store.ts'
import { readTicket } from '../form-ticket/ticket.ts'
import { inspectedBy, requireOpen, viewOf } from './label-report.ts'
import { handleReport, insertReport, reportByCode, reportById, reportsIn } from './store.ts'

export type ReportNeeds = Pick<EnquiryNeeds, 'db' | 'secret' | 'now'>

const Params = z.object({ id: z.uuid() })
const formsAnHour = 20

export const labelReportRoutes = (mount: Mount, needs: ReportNeeds): void => {
  limitForms(mount, '/label-reports', formsAnHour)
  publicRoutes(mount, needs)
  readRoutes(mount, needs)
  handleRoute(mount, needs)
}

const publicRoutes = (mount: Mount, { db, secret, now }: ReportNeeds): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/label-reports',
      summary: 'Report a label whose star seems wrong to the market inspectors of a province',
      access: 'public',
      body: SendLabelReport,
      answer: TrackingCode,
    },
    async ({ body, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      const at = now()
      const { id } = await once(db, body, async (trx) => {
        await useTicket(trx, readTicket(secret, body.ticket, at), at)
        const reportId = randomUUID()
        const codeHash = hashOfCode(codeFor(secret, reportId))
        await insertReport(trx, body, { id: reportId, codeHash, at })
        return { id: reportId }
      })
      return { code: codeFor(secret, id) }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/label-reports/track',
      summary: 'What came of a report, for whoever holds its code',
      access: 'public',
      body: TrackCode,
      answer: TrackedLabelReport,
      pure: true,
    },
    async ({ body, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      const report = await reportByCode(db, hashOfCode(body.code))
      if (!report) throw missing('label-report')
      const { state, labelSays, receivedAt, changedAt, finding } = report
      return { state, labelSays, receivedAt, changedAt, finding }
    },
  )
}

const readRoutes = (mount: Mount, { db }: ReportNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/label-reports',
      summary: 'Reports of the inspector’s provinces, the newest first',
      access: 'person',
      query: LabelReportQuery,
      answer: pageOf(LabelReportItem),
    },
    async ({ query: { state, page, pageSize }, req }) => {
      const provinces = inspectedBy(personIn(req))
      const { rows, total } = await reportsIn(db, { provinces, state }, { page, pageSize })
      const items = rows.map((row) => LabelReportItem.parse(viewOf(row)))
      return { items, total, page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/label-reports/{id}',
      summary: 'One report with what was told',
      access: 'person',
      params: Params,
      answer: LabelReportView,
    },
    async ({ params, req, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      const report = await reportById(db, params.id, inspectedBy(personIn(req)))
      if (!report) throw missing('label-report')
      return viewOf(report)
    },
  )
}

const handleRoute = (mount: Mount, { db, now }: ReportNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/label-reports/{id}/handle',
      summary: 'Say that it is being examined, or what was found',
      access: 'person',
      params: Params,
      body: HandleLabelReport,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const { personId, ...person } = personIn(req)
      const provinces = inspectedBy({ personId, ...person })
      if (!(await reportById(db, id, provinces))) throw missing('label-report')
      return once(db, { ...body, id, personId }, async (trx) => {
        const report = await reportById(trx, id, provinces)
        if (!report) throw missing('label-report')
        requireOpen(report.state)
        const { seenVersion, state, finding } = body
        return handleReport(trx, { id, seenVersion, state, finding, personId, at: now() })
      })
    },
  )
