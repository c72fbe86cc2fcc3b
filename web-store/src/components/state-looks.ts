import type { LiveState } from '@ocop/catalogue/contract/certified-product'
import type { IconName } from './icon-paths.ts'

/** The live states of a certificate, and the two words for a number without one. */
export type CertificateWord = LiveState | 'never-issued' | 'unknown'

/** How each state looks; the words say it too, since colour alone says nothing. Red is for revoked only. */
export const stateLooks = {
  valid: { tone: 'good', icon: 'check' },
  expiring: { tone: 'wait', icon: 'clock' },
  extended: { tone: 'wait', icon: 'clock' },
  expired: { tone: 'calm', icon: 'cross' },
  suspended: { tone: 'calm', icon: 'pause' },
  revoked: { tone: 'alarm', icon: 'ban' },
  replaced: { tone: 'calm', icon: 'swap' },
  'never-issued': { tone: 'calm', icon: 'question' },
  unknown: { tone: 'calm', icon: 'question' },
} as const satisfies Record<
  CertificateWord,
  { tone: 'good' | 'calm' | 'wait' | 'alarm'; icon: IconName }
>
