/** Why a file does not count, kept with its upload so that asking again gives the same answer. */
export type Refusal = { readonly code: string; readonly detail: string }
