import type { AddNotice, CloseStep, OpenStep } from '@ocop/supervision/contract/steps'
import type { Realm } from '@ocop/kernel/realm'
import { liveClock } from '@ocop/kernel/realm'
import { unitOf } from '../reference/unit-of.ts'

/** A word for the ledger of steps, as supervision takes it. */
export type LedgerWord = {
  readonly method: 'PUT' | 'POST'
  readonly path: string
  readonly body: OpenStep | CloseStep | AddNotice
}

/** What the ledger has to know of one product asked about: nothing of the buyer. */
export type AskedAbout = {
  readonly id: string
  readonly enquiryId: string
  readonly productName: string
  readonly producerId: string
  readonly provinceCode: string
  readonly communeCode: string | null
  readonly realm: Realm
  readonly receivedAt: string
  readonly dueAt: string
}

const stepOf = (id: string): string => `enquiry:${id}:answer`
const pathOf = (id: string): string => `/internal/steps/${encodeURIComponent(stepOf(id))}`

/** The producer's turn to answer. A buyer writes in real time, so it runs on the live clock whatever the product's is. */
export const opened = (part: AskedAbout): LedgerWord => {
  const unit = unitOf(part)
  return {
    method: 'PUT',
    path: pathOf(part.id),
    body: {
      id: stepOf(part.id),
      process: `enquiry:${part.enquiryId}`,
      subject: { type: 'enquiry', id: part.id, title: part.productName },
      subjectUnit: unit,
      level: unit.level,
      attempt: 1,
      step: 'answer-enquiry',
      titleVi: 'Trả lời người hỏi hàng',
      holder: { role: 'producer', unit, organisationId: part.producerId },
      openedAt: part.receivedAt,
      countsFrom: part.receivedAt,
      dueAt: part.dueAt,
      reason: 'Người mua đang chờ trả lời.',
      article: 'Thời hạn do nền tảng đặt, không phải thời hạn luật định',
      acts: ['answer'],
      clockId: liveClock,
      realm: part.realm,
    },
  }
}

export const closed = (id: string, at: string, outcome: string): LedgerWord => ({
  method: 'POST',
  path: `${pathOf(id)}/close`,
  body: { closedAt: at, outcome },
})

/** Past the due time the commune is told: it may answer on the producer's behalf. */
export const escalated = (
  part: Pick<AskedAbout, 'id' | 'provinceCode' | 'communeCode'>,
  at: string,
): LedgerWord => {
  const unit = unitOf(part)
  const id = 'commune-may-answer'
  const role = unit.level === 'commune' ? 'commune-officer' : 'provincial-officer'
  return {
    method: 'PUT',
    path: `${pathOf(part.id)}/notices/${id}`,
    body: { id, kind: 'escalation', rung: 1, at, to: { role, unit } },
  }
}
