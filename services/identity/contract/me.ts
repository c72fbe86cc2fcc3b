import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { Name, NewOrganisation } from './organisation.ts'

/** The cookie of a signed-in browser; only the gateway and identity read it. */
export const sessionCookie = 'ocop-session'

export const Email = z.email().max(254).toLowerCase()
export const Password = z.string().min(12).max(128)

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(128) })
export type SignIn = z.infer<typeof SignIn>

/** Somebody registers; with an organisation also as its producer, at its commune. */
export const Register = z.strictObject({
  name: Name,
  email: Email,
  password: Password,
  organisation: NewOrganisation.optional(),
  commandId: CommandId.optional(),
})
export type Register = z.infer<typeof Register>

/** The signed-in person and the posts held at this moment. */
export const Me = z.strictObject({
  person: z.strictObject({ id: z.uuid(), name: z.string(), email: z.string() }),
  posts: z.array(Post),
})
export type Me = z.infer<typeof Me>

/** What the gateway gets for the session cookie: one minute of the person's posts, signed. */
export const PersonToken = z.strictObject({ token: z.string(), expiresAt: Instant })
export type PersonToken = z.infer<typeof PersonToken>
