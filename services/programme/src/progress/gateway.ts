import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Recognitions } from '@ocop/dossiers/contract/recognition'

export type RecognitionQuestion = {
  readonly plan: string
  readonly unitPath: string
  readonly clockId?: string | undefined
}

/** Asks the dossiers service what was recognised. @throws unavailable while it cannot tell */
export type AskRecognitions = (question: RecognitionQuestion) => Promise<Recognitions>

export const askDossiers =
  (dossiersUrl: string, serviceSecret: string): AskRecognitions =>
  async ({ clockId, ...place }) => {
    const query = new URLSearchParams({ ...place, ...(clockId ? { clockId } : {}) })
    return callService(dossiersUrl, Recognitions, {
      path: `/internal/recognitions?${query.toString()}`,
      token: await serviceToken('programme', serviceSecret),
    })
  }
