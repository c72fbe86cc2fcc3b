import type { SupplementView } from '@ocop/dossiers/contract/supplements'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { paperName } from './papers.ts'

type Item = SupplementView['items'][number]

/** What a request asks for, line by line: about which criterion or paper, what, and whether it was answered. */
export const requestLines = (
  items: readonly Item[],
  regime: RegimeView,
): readonly {
  readonly number: number
  readonly about: string | undefined
  readonly text: string
  readonly isAnswered: boolean
}[] =>
  items.map(({ number, criterion, paper, text, answeredAt }) => ({
    number,
    about: paper ? paperName(regime, paper) : criterion && `Tiêu chí ${criterion}`,
    text,
    isAnswered: answeredAt !== null,
  }))
