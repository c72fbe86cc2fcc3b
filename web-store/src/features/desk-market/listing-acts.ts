import type { ListingContent } from '@ocop/catalogue/contract/listing'
import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'

type Values = Readonly<Record<string, string>>

/** The word in the address that says what was done. */
export const doneWord = { save: 'luu', submit: 'gui', approve: 'duyet', return: 'tra' } as const
export type ListingActName = keyof typeof doneWord

export const isListingAct = (act: string | undefined): act is ListingActName =>
  act !== undefined && Object.hasOwn(doneWord, act)

/** Sends one act on a listing as its form carried it. */
export const sendListingAct = (
  api: Api,
  { productId, act, values }: { productId: string; act: ListingActName; values: Values },
  content?: ListingContent,
): Promise<CommandResult> =>
  api.send(
    'catalogue',
    {
      path: `/listings/${productId}/${act}`,
      body: {
        ...commandHead(values),
        ...(content ? { content } : {}),
        ...(act === 'return' ? { reason: values['reason'] ?? '' } : {}),
      },
    },
    CommandResult,
  )
