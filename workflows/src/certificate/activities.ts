import type { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import type { ProcessActivities } from '../process/activities.ts'

/** What a certificate's keeper asks of the services. */
export type CertificateActivities = ProcessActivities & {
  readCertificate: (number: string, at: string) => Promise<CertificateReading>
  /** Gives the extension that is due, or ends one that has lost its reason. */
  settleExtension: (number: string, at: string) => Promise<void>
  publishCertificate: (number: string) => Promise<void>
}
