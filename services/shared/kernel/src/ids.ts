import { z } from 'zod'

export const Id = z.uuid()
/** Names one command for ever: the same id and body again gives the same answer. */
export const CommandId = z.uuid()
/** What every command carries: its id and the version of the thing as the person saw it. */
export const CommandHead = z.strictObject({
  commandId: CommandId,
  seenVersion: z.number().int().min(0),
})
export type CommandHead = z.infer<typeof CommandHead>
/** What every command answers. */
export const CommandResult = z.object({ id: z.string(), version: z.number(), state: z.string() })
export type CommandResult = z.infer<typeof CommandResult>
