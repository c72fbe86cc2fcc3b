import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'

type Word = { readonly method: 'PUT' | 'POST'; readonly path: string; readonly body: unknown }

/** Tells the ledger of steps one word; every word may be told again. @throws the ledger's Problem */
export type TellLedger = (word: Word) => Promise<void>

export const tellSupervision =
  (supervisionUrl: string, serviceSecret: string): TellLedger =>
  async ({ method, path, body }) => {
    await callService(supervisionUrl, z.unknown(), {
      ...{ method, path, body },
      token: await serviceToken('catalogue', serviceSecret),
      timeoutMs: 5_000,
    })
  }
