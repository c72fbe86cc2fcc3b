import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { endsWithin, killGroup, ProcessMark, runs, signal } from './processes.ts'

/** In stopping, `platform` goes first and `database` last. */
export const tiers = ['platform', 'server', 'database'] as const
export type Tier = (typeof tiers)[number]

const RecordedPart = z.object({
  name: z.string(),
  tier: z.enum(tiers),
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
  process: ProcessMark,
})
export type RecordedPart = z.infer<typeof RecordedPart>

const RunRecord = z.object({
  starter: ProcessMark,
  since: z.string(),
  parts: z.array(RecordedPart),
})
export type RunRecord = z.infer<typeof RunRecord>

/** @returns undefined when nothing was recorded */
export const readRun = (file: string): RunRecord | undefined => {
  if (!existsSync(file)) return undefined
  return RunRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Written at once and whole: after a crash, it is what tells which processes are ours. */
export const writeRun = (file: string, record: RunRecord): void => {
  mkdirSync(dirname(file), { recursive: true })
  const fresh = `${file}.new`
  writeFileSync(fresh, JSON.stringify(record, null, 2))
  renameSync(fresh, file)
}

export const forgetRun = (file: string): void => rmSync(file, { force: true })

const graceOf: Record<Tier, number> = { platform: 25_000, server: 15_000, database: 30_000 }

/** Ends recorded processes tier by tier, gently first, and kills what does not end in time. */
export const endParts = async (
  parts: readonly RecordedPart[],
  grace: Record<Tier, number> = graceOf,
): Promise<void> => {
  for (const tier of tiers) {
    const inTier = parts.filter((part) => part.tier === tier)
    for (const part of inTier) signal(part.process, part.stopSignal)
    await Promise.all(inTier.map((part) => endPart(part, grace[tier])))
  }
}

const endPart = async (part: RecordedPart, graceMs: number): Promise<void> => {
  const wasRunning = runs(part.process)
  if (!(await endsWithin(part.process, graceMs))) signal(part.process, 'SIGKILL')
  if (wasRunning) killGroup(part.process)
}

/** A second Ctrl-C: nobody is waited for, only PostgreSQL still gets a moment to write. */
export const endNow = (parts: readonly RecordedPart[]): Promise<void> =>
  endParts(parts, { platform: 0, server: 0, database: 5_000 })
