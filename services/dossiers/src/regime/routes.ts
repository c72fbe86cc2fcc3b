import type { Response } from 'express'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { pageOf, PageQuery, type Page } from '@ocop/kernel/page'
import { grade } from '../../contract/grade.ts'
import { Grade, GradeRequest } from '../../contract/grading.ts'
import { RegimeSummary, RegimeView, SheetPage } from '../../contract/regime-view.ts'
import type { Regime } from '../../contract/regime.ts'
import { ScoreSheet, type SheetSetHead } from '../../contract/score-sheet.ts'
import { sheetOf, sheetSet } from '../grading/score-sheets.ts'
import { regime, regimes } from './regimes.ts'

const RegimePath = z.object({ id: z.string() })
const SheetPath = z.object({ id: z.string(), no: z.coerce.number().int() })

/** The law as the public may read it, and the grade of a card; all of it follows from the data, nothing is kept. */
export const regimeRoutes = (mount: Mount): void => {
  regimeLists(mount)
  sheetLists(mount)
  endpoint(
    mount,
    {
      method: 'post',
      path: '/regimes/{id}/sheets/{no}/grade',
      summary: 'Grade a card and say what is missing for the next star',
      access: 'public',
      pure: true,
      params: SheetPath,
      body: GradeRequest,
      answer: Grade,
    },
    async ({ params, body }) => grade(sheetOf(regime(params.id).sheets, params.no), body),
  )
}

const regimeLists = (mount: Mount): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/regimes',
      summary: 'The versions of the procedure, oldest first',
      access: 'public',
      query: PageQuery,
      answer: pageOf(RegimeSummary),
    },
    async ({ query, res }) => {
      maySettleInCaches(res)
      return pageFrom(regimes.map(summaryOf), query)
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/regimes/{id}',
      summary: 'One version: levels, steps, deadlines and where each stands',
      access: 'public',
      params: RegimePath,
      answer: RegimeView,
    },
    async ({ params, res }) => {
      const found = regime(params.id)
      maySettleInCaches(res)
      return { ...found, sheetSet: headOf(found.sheets) } satisfies RegimeView
    },
  )
}

const sheetLists = (mount: Mount): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/regimes/{id}/sheets',
      summary: 'The score sheets a regime grades with',
      access: 'public',
      params: RegimePath,
      query: PageQuery,
      answer: SheetPage,
    },
    async ({ params, query, res }) => {
      const { sheets } = regime(params.id)
      maySettleInCaches(res)
      return { ...headOf(sheets), ...pageFrom(sheetSet(sheets).sheets, query) }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/regimes/{id}/sheets/{no}',
      summary: 'One score sheet',
      access: 'public',
      params: SheetPath,
      answer: ScoreSheet,
    },
    async ({ params, res }) => {
      const { bands: _, ...sheet } = sheetOf(regime(params.id).sheets, params.no)
      maySettleInCaches(res)
      return sheet satisfies ScoreSheet
    },
  )
}

/** The data changes only with a release; after an hour a cache asks again, with the ETag. */
const maySettleInCaches = (res: Response): void =>
  void res.set('Cache-Control', 'public, max-age=3600')

const headOf = (setId: string): SheetSetHead => {
  const { sheets: _, ...head } = sheetSet(setId)
  return head
}

const summaryOf = ({ id, titleVi, decision, sheets, lodge, finishBy }: Regime): RegimeSummary => ({
  id,
  titleVi,
  decision,
  sheets,
  lodge,
  finishBy,
})

const pageFrom = <T>(all: readonly T[], { page, pageSize }: PageQuery): Page<T> => ({
  items: all.slice((page - 1) * pageSize, page * pageSize),
  total: all.length,
  page,
  pageSize,
})
