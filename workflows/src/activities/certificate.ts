import { z } from 'zod'
import { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import type { CertificateActivities } from '../certificate/activities.ts'
import type { Services } from './evaluation.ts'

type Own = Pick<CertificateActivities, 'readCertificate' | 'settleExtension'>

/** What a certificate's keeper asks of the dossiers service. */
export const certificateActivities = ({ dossiers }: Services): Own => {
  const path = (number: string, what: string): string =>
    `/internal/certificates/${encodeURIComponent(number)}/${what}`
  return {
    readCertificate: (number, at) =>
      dossiers(CertificateReading, {
        path: `${path(number, 'reading')}?at=${encodeURIComponent(at)}`,
      }),
    settleExtension: async (number, at) => {
      await dossiers(z.unknown(), { method: 'POST', path: path(number, 'extension'), body: { at } })
    },
  }
}
