import { dayOf } from '@ocop/kernel/days'
import { Problem, type Fault } from '@ocop/kernel/problem'
import type { ProductChange } from '../../contract/dossier.ts'
import type { Regime } from '../../contract/regime.ts'
import { filingOn } from '../certificate/filing.ts'
import { certificateHeld } from '../certificate/held.ts'
import type { ActContext } from './act.ts'

/**
 * An upgrade or a re-evaluation builds on the certificate it was begun with; a re-evaluation is filed in its window.
 * @returns how a re-evaluation is filed, if it is one
 * @throws conflict when the certificate does not stand any more or the day is outside
 */
export const filingOf = async (
  { trx, dossier, at }: ActContext,
  { certificateTerms }: Regime,
): Promise<'in-window' | 'late' | undefined> => {
  if (dossier.kind === 'first') return undefined
  const day = dayOf(at)
  const held = await certificateHeld(trx, dossier.productId, day)
  if (held === undefined || held.number !== dossier.heldCertificate)
    throw new Problem(
      'conflict',
      'certificate-missing',
      'The certificate this application builds on is not in force any more.',
    )
  if (dossier.kind !== 're-evaluation') return undefined
  const { when, opensOn, closesOn } = filingOn(day, held.validTo, certificateTerms)
  if (when === 'in-window' || when === 'late') return when
  throw new Problem(
    'conflict',
    when === 'too-early' ? 'filing-too-early' : 'filing-too-late',
    `A re-evaluation is lodged from ${opensOn} to ${closesOn} (${certificateTerms.filingOpensDaysBefore?.article}).`,
    { facts: { opensOn, closesOn, validTo: held.validTo } },
  )
}

/** Where the regime asks for it, the dossier shows what changed on the recognised product and proves it with its papers. */
export const changeFaults = (
  { dossier }: ActContext,
  { changesShown: { kinds, article } }: Regime,
  papers: readonly { readonly kind: string }[],
): Fault[] => {
  if (!kinds.includes(dossier.kind)) return []
  const changes = changesOf(dossier.form)
  if (changes.length === 0)
    return [
      {
        pointer: '/form/changes',
        code: 'changes-missing',
        detail: `Say what changed on the recognised product, and what proves it (${article}).`,
      },
    ]
  return changes.flatMap(({ proof }, index) =>
    proof
      .filter((kind) => !papers.some((paper) => paper.kind === kind))
      .map((kind) => ({
        pointer: `/form/changes/${index}/proof`,
        code: 'proof-missing',
        detail: `The dossier has no paper ${kind} to prove this change.`,
      })),
  )
}

/** A draft's form was parsed when it was saved. */
const changesOf = (form: Record<string, unknown>): readonly ProductChange[] =>
  (form['changes'] as readonly ProductChange[] | undefined) ?? []
