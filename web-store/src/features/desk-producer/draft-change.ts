import type { DossierView, DraftChange } from '@ocop/dossiers/contract/dossier'
import { CommandResult } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import { DossierView as View } from '@ocop/dossiers/contract/dossier'
import type { Api } from '../../lib/api.ts'

type Papers = NonNullable<DraftChange['papers']>

const change = (api: Api, id: string, body: DraftChange): Promise<CommandResult> =>
  api.send('dossiers', { path: `/dossiers/${id}`, method: 'PATCH', body }, CommandResult)

/** Saves one part of a draft as the person saw it. @throws conflict when somebody changed the draft meanwhile */
export const saveDraft = change

const attempts = 3

/**
 * Adds or takes away papers of a draft. Such changes do not depend on what else changed, so after a change made at the
 * same moment they are made again on the draft as it stands then.
 */
export const changePapers = async (
  api: Api,
  id: string,
  changed: (papers: Papers) => Papers,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { version, papers } = await api.get('dossiers', `/dossiers/${id}`, View)
    try {
      await change(api, id, { seenVersion: version, papers: changed(asSent(papers)) })
      return
    } catch (error) {
      const stale = error instanceof Problem && error.code === 'version-stale'
      if (!stale || attempt === attempts) throw error
    }
  }
}

const asSent = (papers: DossierView['papers']): Papers =>
  papers.map(({ kind, fileId }) => ({ kind, fileId }))

/** Papers as a form names them: `kind:fileId`; anything else is left out. */
export const papersIn = (texts: readonly string[]): Papers =>
  texts.flatMap((text) => {
    const [, kind, fileId] = /^([a-z0-9-]+):([0-9a-f-]{36})$/.exec(text) ?? []
    return kind && fileId ? [{ kind, fileId }] : []
  })

/** The list with more papers, each kind and file once. */
export const withPapers = (papers: Papers, added: Papers): Papers => [
  ...papers,
  ...added.filter(
    (each) => !papers.some(({ kind, fileId }) => kind === each.kind && fileId === each.fileId),
  ),
]
