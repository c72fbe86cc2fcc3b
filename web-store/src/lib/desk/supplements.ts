import { SupplementItem } from '@ocop/dossiers/contract/acts'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { paperName } from './papers.ts'

type Loose = Readonly<Record<string, unknown>>

/** What a request asks for, line by line: about which criterion or paper, and what. */
export const requestLines = (
  items: readonly Loose[],
  regime: RegimeView,
): readonly { readonly about: string | undefined; readonly text: string }[] =>
  items.flatMap((item) => {
    const known = SupplementItem.safeParse(item)
    if (!known.success) return []
    const { criterion, paper, text } = known.data
    const about = paper ? paperName(regime, paper) : criterion && `Tiêu chí ${criterion}`
    return [{ about, text }]
  })

/** The words of an answer, empty while there is none. */
export const answerText = (answer: Loose | null): string => {
  const text = answer?.['text']
  return typeof text === 'string' ? text : ''
}
