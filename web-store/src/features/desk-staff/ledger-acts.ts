import { LedgerAct } from '@ocop/supervision/contract/board'
import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'

/**
 * Sends an act on a step of the ledger: taking it in hand, urging its holder.
 * @returns the act; undefined when the form names none
 */
export const sendLedgerAct = async (
  api: Api,
  values: Readonly<Record<string, string>>,
): Promise<LedgerAct | undefined> => {
  const act = LedgerAct.safeParse(values['act'])
  if (!act.success) return undefined
  const { reason, step = '' } = values
  await api.send(
    'supervision',
    {
      path: `/steps/${encodeURIComponent(step)}/${act.data}`,
      body: { ...commandHead(values), ...(reason ? { reason } : {}) },
    },
    CommandResult,
  )
  return act.data
}
