import { Problem } from '@ocop/kernel/problem'
import { problemSentence, faultSentence } from '../i18n/problem-sentence.ts'
import type { Locale } from './page-context.ts'

/** A form as it stands: what was typed, which field is at fault, and what to say on top. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>
  /** Sentence per field name. */
  readonly faults: Readonly<Record<string, string>>
  /** Sentences that belong to no field. */
  readonly general: readonly string[]
}

export const emptyForm: FormState = { values: {}, faults: {}, general: [] }

/** The texts of a posted form by field name; a name sent more than once keeps its last text. */
export const readForm = async (request: Request): Promise<Readonly<Record<string, string>>> => {
  const texts: Record<string, string> = {}
  for (const [name, value] of await request.formData())
    if (typeof value === 'string') texts[name] = value.normalize('NFC').trim()
  return texts
}

export type Refusal = {
  readonly values: Readonly<Record<string, string>>
  readonly locale?: Locale
  readonly pointers?: Readonly<Record<string, string>>
}

/**
 * What a refused command means for the form that sent it: a fault whose pointer (`/email`, or as `pointers` maps it)
 * names a field stands at that field, every other one on top.
 * @throws the error itself when the form cannot answer it (not signed in, no such record, a part is down)
 */
export const refusedForm = (
  error: unknown,
  { values, locale = 'vi', pointers = {} }: Refusal,
): FormState => {
  if (!(error instanceof Problem) || !isForTheForm(error)) throw error
  const told = (error.errors ?? []).map((fault) => ({
    field: pointers[fault.pointer] ?? fault.pointer.replace(/^\//, ''),
    sentence: faultSentence(fault, locale),
  }))
  if (told.length === 0)
    return { values, faults: {}, general: [problemSentence(error.code, locale)] }
  const atFields = told.filter(({ field }) => field in values)
  const others = told.filter(({ field }) => !(field in values))
  return {
    values,
    faults: Object.fromEntries(atFields.map(({ field, sentence }) => [field, sentence])),
    general: [...new Set(others.map(({ sentence }) => sentence))],
  }
}

const isForTheForm = ({ kind, code }: Problem): boolean =>
  [
    'malformed',
    'invalid',
    'conflict',
    'forbidden',
    'too-large',
    'unsupported',
    'too-many',
  ].includes(kind) || code === 'sign-in-refused'
