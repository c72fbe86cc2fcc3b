import { CertificateView } from '../contract/certificate.ts'
import { newId, type Answer, type DossiersServer } from './test-dossiers.ts'
import type { Who } from './test-people.ts'
import { walkOf } from './test-walk.ts'

const text = 'Kết luận của đoàn kiểm tra liên ngành.'
export const conclusion = {
  number: '45/KL-TTr',
  issuedBy: 'Thanh tra Sở Nông nghiệp và Môi trường',
  concludedOn: '2026-06-01',
  text,
}
const decided = { decisionNumber: '99/QĐ-UBND', decidedOn: '2026-06-01' }

/** The bodies of the acts on a certificate as somebody would fill them in on 1 June 2026. */
export const certificateBodies = {
  suspension: { reason: text, ...decided },
  reinstatement: { reason: text, ...decided },
  'revocation-cases': { ground: 'b', conclusion },
  'revocation-submissions': { findings: text, proposal: 'revoke' },
  revocation: decided,
  'revocation-refusals': { reason: text },
  'revocation-notices': { sentOn: '2026-06-01', recipients: ['HTX Kim Thành', 'UBND xã'] },
  'withdrawal-requests': { documentNumber: '12/BNNMT-VP', reason: text },
  'recognition-withdrawal': { reason: text, ...decided },
} as const
export type CertificateAct = keyof typeof certificateBodies

/** Brings certificates to where a test begins, through the public routes only. */
export const certificatesOf = (server: DossiersServer) => {
  const walk = walkOf(server)
  const view = (number: string, who: Who = 'province') =>
    server.as(who).read(`/certificates/${number}`, CertificateView)
  const award = async (more: object = {}): Promise<string> => {
    const id = await walk.concluded(await walk.lodged(more), 55, 3)
    await walk.must('decider', id, 'decisions', { stars: 3 })
    return (await walk.view(id)).certificate?.number ?? ''
  }
  const act = async (
    who: Who,
    number: string,
    name: CertificateAct,
    more: object = {},
  ): Promise<Answer> =>
    server.as(who).post(`/certificates/${number}/${name}`, {
      commandId: newId(),
      seenVersion: (await view(number)).version,
      ...certificateBodies[name],
      ...more,
    })
  return { walk, view, award, act }
}
