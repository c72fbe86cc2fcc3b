import { readFileSync } from 'node:fs'
import { Problem } from '@ocop/kernel/problem'
import {
  CertificateCare,
  type CertificateParty,
  type RevocationGround,
} from '../../contract/certificate.ts'
import type { ProcessStepPlan } from '../../contract/processes.ts'
import type { HolderRule } from '../../contract/regime.ts'

const file = new URL('../../data/certificate-care.json', import.meta.url)
export const care = CertificateCare.parse(JSON.parse(readFileSync(file, 'utf8')))

const authorityFor = (stars: number): CertificateCare['authorities'][number] => {
  const found = care.authorities.find((each) => each.stars.includes(stars))
  if (!found) throw new Problem('conflict', 'act-not-now', `Nobody revokes ${stars} stars.`)
  return found
}

/** The posts a party means for a certificate of so many stars; the first is the one that holds its steps. */
export const postsOf = (party: CertificateParty, stars: number): readonly HolderRule[] => {
  const { at, adviser, decider } = authorityFor(stars)
  const rules: Record<CertificateParty, readonly HolderRule[]> = {
    producer: [{ role: 'producer', at: 'producer' }],
    adviser: [{ role: adviser, at }],
    decider: [{ role: decider, at }],
    commune: [{ role: 'commune-officer', at: 'commune' }],
    inspector: [{ role: 'market-inspector', at: 'province' }],
    ministry: [
      { role: 'ministry-officer', at: 'ministry' },
      { role: 'decision-maker', at: 'ministry' },
    ],
  }
  return rules[party]
}

/** The posts that may do an act on a certificate of so many stars; none for an act the law does not name. */
export const postsFor = (act: string, stars: number): readonly HolderRule[] =>
  care.acts
    .filter((each) => each.act === act)
    .flatMap(({ by }) => by)
    .flatMap((party) => postsOf(party, stars))

/** The plans of a keeper's steps for a certificate of so many stars. */
export const plansFor = (stars: number): ProcessStepPlan[] =>
  care.steps.flatMap(({ holder, ...plan }) => {
    const [rule] = postsOf(holder, stars)
    // The producer is told in words of the certificate's own when it is time to file.
    return rule ? [{ ...plan, holder: rule, ...(plan.acts.length ? {} : { quiet: true }) }] : []
  })

export const groundOf = (code: RevocationGround): CertificateCare['grounds'][number] => {
  const found = care.grounds.find((each) => each.code === code)
  // The schema of the file and of the body share one list of codes.
  if (!found) throw new Error(`No ground ${code}`)
  return found
}
