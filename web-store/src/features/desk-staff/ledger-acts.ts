import { LedgerAct } from '@ocop/supervision/contract/board'
import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'

type Values = Readonly<Record<string, string>>

/**
 * Sends an act on a step of the board: taking it in hand, urging its holder, having its lost process go on.
 * @returns the act; undefined when the form names none
 */
export const sendLedgerAct = async (api: Api, values: Values): Promise<string | undefined> => {
  const { act, step = '', process = '', reason } = values
  const { commandId, seenVersion } = commandHead(values)
  if (act === 'resume') {
    const path = `/processes/${encodeURIComponent(process)}/resumptions`
    await api.send('dossiers', { path, body: { commandId, reason } }, CommandResult)
    return act
  }
  const known = LedgerAct.safeParse(act)
  if (!known.success) return undefined
  const path = `/steps/${encodeURIComponent(step)}/${known.data}`
  const body = { commandId, seenVersion, ...(reason ? { reason } : {}) }
  await api.send('supervision', { path, body }, CommandResult)
  return known.data
}
