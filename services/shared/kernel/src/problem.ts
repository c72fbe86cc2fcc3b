/** What went wrong, in the reader's terms. The kind carries the HTTP status, so there is no second list. */
export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'

export const statusOfKind = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>

/** One fault in a refused body: where it stands (JSON pointer), its stable code, a sentence. */
export type Fault = { readonly pointer: string; readonly code: string; readonly detail: string }

/** The one expected error of the platform; http/problem-handler turns it into RFC 9457. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly errors: readonly Fault[] | undefined
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    kind: ProblemKind,
    code: string,
    detail: string,
    { errors, facts = {} }: { errors?: readonly Fault[]; facts?: Record<string, unknown> } = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.kind = kind
    this.code = code
    this.errors = errors
    this.facts = facts
  }
}

export const missing = (what: string): Problem =>
  new Problem(
    'missing',
    `${what}-unknown`,
    `There is no such ${what.replaceAll('-', ' ')}, or you may not know of it.`,
  )

/** For branches the types already exclude: reaching it is a defect, never the user's fault. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`)
}
