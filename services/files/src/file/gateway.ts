import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { Problem } from '@ocop/kernel/problem'
import type { LinkFile, LinkType } from '../../contract/file.ts'
import type { Word } from './file.ts'

/** Where the owner of each kind of subject answers, e.g. `http://127.0.0.1:4103/api/dossiers`. */
export type SubjectOwners = Readonly<Record<LinkType, string>>

const pathOf: Readonly<Record<LinkType, (id: string) => string>> = {
  dossier: (id) => `/dossiers/${id}`,
}

/** Asks the owner of a subject with the reader's own token: what the reader may see there decides here too. */
export const askOwner =
  (owners: SubjectOwners) =>
  async ({ type, id }: LinkFile, bearer: string | undefined): Promise<Word> => {
    try {
      await callService(owners[type], z.unknown(), {
        path: pathOf[type](id),
        token: bearer,
        timeoutMs: 5_000,
      })
      return 'yes'
    } catch (error) {
      const refused =
        error instanceof Problem && ['missing', 'forbidden', 'unauthenticated'].includes(error.kind)
      return refused ? 'no' : 'unknown'
    }
  }
