import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Post } from '@ocop/kernel/actor'
import { issuer, serviceToken, type TokenCheck } from './session.ts'

export type TestSession = {
  /** What the app under test checks tokens with. */
  readonly tokens: TokenCheck
  readonly person: (personId: string, posts?: readonly Post[]) => Promise<string>
  readonly service: (name: string) => Promise<string>
}

/** Keys of its own for one test file, and tokens signed with them as identity and the services would. */
export const testSession = async (): Promise<TestSession> => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA')
  const serviceSecret = 'a secret only tests know, long enough for HS256'
  return {
    tokens: {
      personKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] }),
      serviceSecret,
    },
    person: (personId, posts = []) =>
      new SignJWT({ posts })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject(personId)
        .setIssuer(issuer)
        .setAudience('person')
        .setExpirationTime('10m')
        .sign(privateKey),
    service: (name) => serviceToken(name, serviceSecret),
  }
}
