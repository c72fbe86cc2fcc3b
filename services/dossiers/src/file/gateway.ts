import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Problem } from '@ocop/kernel/problem'
import { FileRecord } from '@ocop/files/contract/file'

export type EvidenceFiles = {
  /** The accepted file's record, or undefined when there is none under the id. */
  readonly find: (fileId: string) => Promise<FileRecord | undefined>
  /** Lets whoever may read the dossier read the file; repeating it changes nothing. */
  readonly link: (fileId: string, dossierId: string) => Promise<void>
}

/** The files service behind two questions. */
export const evidenceFiles = (base: string, secret: string): EvidenceFiles => ({
  find: async (fileId) => {
    try {
      return await callService(base, FileRecord, {
        path: `/internal/files/${fileId}`,
        token: await serviceToken('dossiers', secret),
      })
    } catch (error) {
      if (error instanceof Problem && error.kind === 'missing') return undefined
      throw error
    }
  },
  link: async (fileId, dossierId) => {
    await callService(base, z.unknown(), {
      method: 'POST',
      path: `/internal/files/${fileId}/links`,
      body: { type: 'dossier', id: dossierId },
      token: await serviceToken('dossiers', secret),
    })
  },
})
