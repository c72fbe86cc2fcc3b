import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { PhotoRecord } from '@ocop/files/contract/photo'
import { Problem } from '@ocop/kernel/problem'

/** Asks for a product photo with its sizes; undefined when there is no such photo. */
export type AskPhoto = (fileId: string) => Promise<PhotoRecord | undefined>

export const askFiles =
  (filesUrl: string, serviceSecret: string): AskPhoto =>
  async (fileId) => {
    try {
      return await callService(filesUrl, PhotoRecord, {
        path: `/internal/photos/${fileId}`,
        token: await serviceToken('catalogue', serviceSecret),
        timeoutMs: 5_000,
      })
    } catch (error) {
      if (error instanceof Problem && error.kind === 'missing') return undefined
      throw error
    }
  }
