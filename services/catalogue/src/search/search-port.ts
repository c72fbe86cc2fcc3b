import type { EngineName } from '../../contract/product-list.ts'
import type { AskEngines } from './fallback.ts'
import {
  findGuided,
  suggestGuided,
  type Answer,
  type Question,
  type SuggestQuestion,
} from './guided-search.ts'
import type { Lexicon } from './lexicon.ts'

/** What the routes use: an answer and the name of the engine that gave it. */
export type SearchPort = {
  readonly find: (question: Question) => Promise<Answer & { readonly engine: EngineName }>
  readonly suggest: (
    question: SuggestQuestion,
  ) => Promise<{ readonly ids: readonly string[]; readonly engine: EngineName }>
}

export const searchPort = (ask: AskEngines, lexicon: () => Promise<Lexicon>): SearchPort => ({
  find: async (question) => {
    const words = await lexicon()
    return ask((engine) => findGuided(engine, words, question))
  },
  suggest: async (question) => {
    const words = await lexicon()
    return ask(async (engine) => ({ ids: await suggestGuided(engine, words, question) }))
  },
})
