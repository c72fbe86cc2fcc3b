import { FormTicket } from '@ocop/catalogue/contract/enquiry'
import { Problem } from '@ocop/kernel/problem'
import type { Api } from './api.ts'
import { refusedForm, type FormState, type Refusal } from './forms.ts'

/** A public form as it is sent once more: with its own ticket, unless that lets nothing through any more. */
export type PublicForm = FormState & { readonly ticket: string; readonly commandId?: string }

type Values = Readonly<Record<string, string>>

export const freshForm = async (api: Api, values: Values = {}): Promise<PublicForm> => ({
  ...{ values, faults: {}, general: [] },
  ticket: (await api.get('catalogue', '/form-tickets', FormTicket)).ticket,
})

const spent: ReadonlySet<string> = new Set(['ticket-old', 'ticket-used', 'command-reused'])

/** What a refusal means for the form that was sent. @throws the error itself when the form cannot answer it */
export const refusedPublicForm = async (
  api: Api,
  error: unknown,
  refusal: Refusal,
): Promise<PublicForm> => {
  const form = refusedForm(error, refusal)
  const { ticket, commandId } = refusal.values
  const isSpent = !ticket || !commandId || (error instanceof Problem && spent.has(error.code))
  return isSpent
    ? { ...(await freshForm(api, refusal.values)), general: form.general, faults: form.faults }
    : { ...form, ticket, commandId }
}

/** The head every public form is sent with. */
export const publicHead = (
  values: Values,
): { commandId: string | undefined; ticket: string; website: string } => ({
  commandId: values['commandId'],
  ticket: values['ticket'] ?? '',
  website: values['website'] ?? '',
})

/** A text, or null where nothing was typed. */
export const orNull = (text: string | undefined): string | null => text || null
