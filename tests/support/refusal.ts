import { z } from 'zod'

const Told = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1),
  instance: z.string(),
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string().min(1) }))
    .optional(),
})

export type Refusal = {
  /** As `409 version-stale`. */
  readonly told: string
  /** As `/papers/quality-declaration paper-missing`, in order. */
  readonly faults: readonly string[]
}

/** A refusal as RFC 9457 has it. @throws when the answer is no problem document, or says another status than its line */
export const refusalOf = async (response: Response): Promise<Refusal> => {
  const text = await response.text()
  const media = response.headers.get('content-type') ?? ''
  if (!media.startsWith('application/problem+json'))
    throw new Error(`${response.status} ${media} is no refusal: ${text.slice(0, 300)}`)
  const { status, code, errors = [] } = Told.parse(JSON.parse(text))
  if (status !== response.status)
    throw new Error(`The body says ${status}, the line ${response.status}`)
  return {
    told: `${status} ${code}`,
    faults: errors.map((fault) => `${fault.pointer} ${fault.code}`).toSorted(),
  }
}

export const told = async (response: Response): Promise<string> => (await refusalOf(response)).told
