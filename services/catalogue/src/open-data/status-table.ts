import { CertificateStanding, LiveState } from '../../contract/certified-product.ts'
import { liveState } from '../certificate/live-state.ts'
import type { Column } from './dictionary.ts'
import type { StatusRow } from './history-store.ts'

const certificate: readonly Column<StatusRow>[] = [
  {
    name: 'certificate_number',
    type: 'text',
    vi: 'Số giấy chứng nhận',
    en: 'Number of the certificate',
    of: (row) => row.certificateNumber,
  },
  { name: 'name', type: 'text', vi: 'Tên sản phẩm', en: 'Name', of: (row) => row.name },
  { name: 'stars', type: 'integer', vi: 'Hạng sao', en: 'Stars', of: (row) => row.stars },
  {
    name: 'decision_number',
    type: 'text',
    vi: 'Số quyết định công nhận',
    en: 'Number of the decision',
    of: (row) => row.decisionNumber,
  },
  {
    name: 'valid_from',
    type: 'date',
    vi: 'Ngày bắt đầu hiệu lực',
    en: 'First day',
    of: (row) => row.validFrom,
  },
  {
    name: 'valid_to',
    type: 'date',
    vi: 'Ngày cuối cùng còn hiệu lực theo lần ghi này',
    en: 'Last day as told then, inclusive',
    of: (row) => row.lastDay,
  },
  {
    name: 'province_code',
    type: 'code',
    vi: 'Mã tỉnh, thành phố',
    en: 'Code of the province',
    of: (row) => row.provinceCode,
  },
  {
    name: 'realm',
    type: 'code',
    vi: 'live: thật; rehearsal: diễn tập',
    en: 'live, or rehearsal',
    values: ['live', 'rehearsal'],
    of: (row) => row.realm,
  },
]

/** What was decided about every certificate, and when; that one expired follows from its last day. */
export const historyColumns: readonly Column<StatusRow>[] = [
  {
    name: 'changed_at',
    type: 'instant',
    vi: 'Thời điểm thay đổi (UTC)',
    en: 'When it changed (UTC)',
    of: (row) => row.changedAt,
  },
  {
    name: 'standing',
    type: 'code',
    vi: 'Tình trạng theo quyết định',
    en: 'Standing as decided',
    values: CertificateStanding.options,
    of: (row) => row.standing,
  },
  ...certificate,
]

/** The register as it stood at the end of a day. */
export const snapshotColumns = (day: string): readonly Column<StatusRow>[] => [
  ...certificate,
  {
    name: 'state',
    type: 'code',
    vi: 'Trạng thái của chứng nhận vào ngày chốt',
    en: 'State of the certificate on the day of the snapshot',
    values: LiveState.options,
    of: ({ standing, lastDay }) => liveState({ standing, validTo: lastDay, extendedTo: null }, day),
  },
]
