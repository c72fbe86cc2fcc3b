import { Verification } from '@ocop/catalogue/contract/verification'
import { Problem } from '@ocop/kernel/problem'
import type { Api } from '../../lib/api.ts'

/** The nine words a certificate number may get; only seven of them come with a certificate. */
export type Verdict =
  | { readonly state: Verification['state']; readonly certificate: Verification }
  | { readonly state: 'never-issued' | 'unknown' }

/**
 * What a number is worth now. A register that cannot be asked is a word of its own, never "false"; so is a service that
 * is down.
 */
export const verdictOn = async (api: Api, number: string): Promise<Verdict> => {
  try {
    const certificate = await api.get(
      'catalogue',
      `/certificates/${encodeURIComponent(number)}`,
      Verification,
    )
    return { state: certificate.state, certificate }
  } catch (error) {
    if (error instanceof Problem && error.kind === 'missing') return { state: 'never-issued' }
    if (error instanceof Problem && error.kind === 'unavailable') return { state: 'unknown' }
    throw error
  }
}

/** A number as it was typed: without spaces around or within, hyphens of every kind written alike. */
export const typedNumber = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s+/g, '')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .slice(0, 100)
