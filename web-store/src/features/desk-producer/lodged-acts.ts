import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'
import { papersIn } from './draft-change.ts'

type Values = Readonly<Record<string, string>>

/** The producer's commands by the name their forms carry, and the word the page after them says. */
const bodies: Readonly<Record<string, (values: Values) => object>> = {
  lodge: () => ({}),
  withdraw: ({ reason = '' }) => ({ reason }),
  supplements: (values) => ({
    answer: values['answer'] ?? '',
    papers: papersIn((values['papers'] ?? '').split(' ')),
    items: answeredItems(values),
    isAll: values['isAll'] === 'on',
  }),
}

/** The numbers of the ticked items; none ticked is refused by the service rather than taken for all. */
const answeredItems = (values: Values): number[] =>
  Object.keys(values).flatMap((name) => (/^item-\d+$/.test(name) ? [Number(name.slice(5))] : []))

const said: Readonly<Record<string, string>> = {
  lodge: 'nop',
  withdraw: 'rut',
  supplements: 'bo-sung',
}

/** Sends a producer's command. @returns the word for `?da=`; undefined when the form names no act */
export const sendProducerAct = async (
  api: Api,
  id: string,
  values: Values,
): Promise<string | undefined> => {
  const act = values['act'] ?? ''
  const body = Object.hasOwn(bodies, act) ? bodies[act] : undefined
  if (!body) return undefined
  await api.send(
    'dossiers',
    { path: `/dossiers/${id}/${act}`, body: { ...commandHead(values), ...body(values) } },
    CommandResult,
  )
  return said[act]
}
