import { z } from 'zod'

/**
 * Reads the process's configuration once, at the start.
 * @returns the parsed values
 * @throws one sentence naming every variable that is missing or wrong
 */
export const readConfig = <S extends z.ZodObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.infer<S> => {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
  throw new Error(`Configuration is not usable: ${faults.join('; ')}`)
}

export const Port = z.coerce.number().int().min(0).max(65_535)
