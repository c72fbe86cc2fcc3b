import type { CertificateActName } from '../../contract/certificate.ts'
import { actedOnAs, type ProcessAct } from '../process-command/act.ts'
import { advanceCertificate, lockCertificate, type Kept } from './kept.ts'
import {
  openRevocation,
  refuseRevocation,
  revoke,
  sendRevocation,
  submitRevocation,
} from './revocation-acts.ts'
import { reinstate, requestWithdrawal, suspend, withdrawRecognition } from './standing-acts.ts'

const acts: Readonly<Record<CertificateActName, ProcessAct<Kept>>> = {
  suspension: suspend,
  reinstatement: reinstate,
  'revocation-cases': openRevocation,
  'revocation-submissions': submitRevocation,
  revocation: revoke,
  'revocation-refusals': refuseRevocation,
  'revocation-notices': sendRevocation,
  'withdrawal-requests': requestWithdrawal,
  'recognition-withdrawal': withdrawRecognition,
}

/** What may be done about a certificate. */
export const certificateProcess = actedOnAs<Kept>({
  lock: lockCertificate,
  advance: advanceCertificate,
  acts,
})
