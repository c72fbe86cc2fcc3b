import type { vi } from './vi.ts'

/** The shape every language fills: the Vietnamese source with its texts widened. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer A) => string
    ? (...given: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> }
export type Messages = Widened<typeof vi>
