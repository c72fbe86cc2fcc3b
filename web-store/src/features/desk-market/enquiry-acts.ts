import { CommandResult } from '@ocop/kernel/ids'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'

type Values = Readonly<Record<string, string>>

/** The word in the address that says what was done. */
export const doneWord = { answer: 'tra-loi', conclude: 'ket-thuc' } as const
export type EnquiryActName = keyof typeof doneWord

export const isEnquiryAct = (act: string | undefined): act is EnquiryActName =>
  act !== undefined && Object.hasOwn(doneWord, act)

export const sendEnquiryAct = (
  api: Api,
  { id, act, values }: { id: string; act: EnquiryActName; values: Values },
): Promise<CommandResult> =>
  api.send(
    'catalogue',
    {
      path: `/enquiries/${id}/${act}`,
      body: {
        ...commandHead(values),
        outcome: values['outcome'],
        ...(act === 'answer' ? { answer: values['answer'] ?? '' } : {}),
      },
    },
    CommandResult,
  )
