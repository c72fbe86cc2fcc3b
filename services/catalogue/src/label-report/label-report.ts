import { postsCovering, type PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import { ministryCode } from '@ocop/kernel/units'
import type { LabelReportView, ReportState } from '../../contract/label-report.ts'
import { provinceName, provinces } from '../reference/places.ts'

/** The provinces whose reports a person reads: those of a market inspector's unit, all of them at the ministry. */
export const inspectedBy = (person: PersonActor): string[] =>
  provinces.flatMap(({ code }) =>
    postsCovering(person, 'market-inspector', `${ministryCode}/${code}`).length > 0 ? code : [],
  )

const ended: readonly ReportState[] = ['confirmed', 'unfounded']

/** @throws conflict when what was found is on record already */
export const requireOpen = (state: ReportState): void => {
  if (ended.includes(state))
    throw new Problem('conflict', 'act-not-now', 'What was found is on record already.')
}

type ReportRow = Omit<LabelReportView, 'province'> & { readonly provinceCode: string }

export const viewOf = ({ provinceCode, ...row }: ReportRow): LabelReportView => ({
  ...row,
  province: { code: provinceCode, name: provinceName(provinceCode) },
})
