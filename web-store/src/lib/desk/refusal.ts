import { Problem } from '@ocop/kernel/problem'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import { refusedForm, type FormState } from '../forms.ts'

/** A refused desk form: besides what every form knows, whether the page behind it has grown old. */
export type DeskForm = FormState & {
  /** The page shows an older state than the record has: reload before trying again. */
  readonly stale: boolean
  /** Set when the very same command is to be sent again. */
  readonly commandId?: string | undefined
}

export const emptyDeskForm: DeskForm = { values: {}, faults: {}, general: [], stale: false }

const staleCodes: ReadonlySet<string> = new Set([
  'version-stale',
  'act-not-now',
  'process-stale',
  'scoring-closed',
  'dossier-lodged',
  'stars-not-as-result',
])

type Sent = {
  readonly values: Readonly<Record<string, string>>
  readonly pointers?: Readonly<Record<string, string>>
}

/**
 * What a refused command means for the form that sent it. Unlike on public pages a part that is down does not take the
 * page away: long texts were typed, and the same command may be sent again.
 * @throws the error itself when no form can answer it
 */
export const deskRefusal = (error: unknown, { values, pointers = {} }: Sent): DeskForm => {
  if (error instanceof Problem && error.kind === 'unavailable')
    return {
      values,
      faults: {},
      general: [problemSentence(error.code)],
      stale: false,
      commandId: values['commandId'],
    }
  const form = refusedForm(error, { values, pointers })
  return { ...form, stale: error instanceof Problem && staleCodes.has(error.code) }
}

/** The form with faults found before anything was sent. */
export const faultyForm = (
  values: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
): DeskForm => ({ values, faults, general: [], stale: false })

/** The head of a command as its form carried it. */
export const commandHead = (
  values: Readonly<Record<string, string>>,
): { commandId: string | undefined; seenVersion: number } => ({
  commandId: values['commandId'],
  seenVersion: Number(values['seenVersion'] ?? Number.NaN),
})
