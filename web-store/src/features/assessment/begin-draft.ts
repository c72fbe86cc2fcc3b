import { DossierView } from '@ocop/dossiers/contract/dossier'
import type { Card } from '@ocop/dossiers/contract/grade'
import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'

type Beginning = {
  readonly commandId: string | undefined
  readonly name: string
  readonly sheet: number
  readonly choices: Card['choices']
}

/**
 * Begins a dossier with the marks of a self-assessment. Sent twice it is one draft: the command's id becomes the
 * draft's, and marks kept already are left as they are.
 * @returns the draft's id
 */
export const beginDraft = async (
  api: Api,
  { commandId, name, sheet, choices }: Beginning,
): Promise<string> => {
  const body = { ...(commandId ? { commandId } : {}), kind: 'first', product: { name, sheet } }
  const draft = await api.send('dossiers', { path: '/dossiers', body }, DossierView)
  const path = `/dossiers/${draft.id}`
  const change = { seenVersion: draft.version, choices }
  await api.send('dossiers', { path, method: 'PATCH', body: change }, CommandResult)
  return draft.id
}
