import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../dev/places.mjs'
import { portsFrom } from '../dev/ports.ts'
import { webUrl } from '../dev/platform-parts.ts'
import { engage } from './entering.ts'
import type { PlanOutcome } from './outcome.ts'
import { playPlan } from './play.ts'
import { plans } from './plans/plans.ts'
import { outcomeTable } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    web: { type: 'string' },
    accounts: { type: 'string' },
  },
})

const rehearse = async (): Promise<void> => {
  const wanted =
    positionals[0] === 'all' ? [...plans.values()] : positionals.map((name) => plans.get(name))
  const known = wanted.filter((plan) => plan !== undefined)
  if (known.length === 0 || known.length < wanted.length)
    throw new Error(
      `Say which plan: ${[...plans.keys()].join(', ')}, or all. For example: npm run rehearse -- kim-thanh-2026`,
    )
  const entrance = {
    file: values.accounts ?? join(root, '.local', 'accounts.json'),
    webUrl: values.web ?? webUrl(portsFrom(process.env)),
  }
  const outcomes: PlanOutcome[] = []
  for (const plan of known) {
    const began = Date.now()
    // Progress goes to stderr, so that --json leaves stdout to the documents.
    const progress = (done: number, of: number, what: string): void => {
      const text = `${plan.plan} ${done}/${of} (${Math.round((Date.now() - began) / 1_000)} s) ${what}`
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
      else if (done % 10 === 0 || done === of) process.stderr.write(`${text}\n`)
    }
    const people = await engage(entrance, plan.casts)
    outcomes.push(await playPlan(people, plan, { seed: Number(values.seed), progress }))
    if (process.stderr.isTTY) process.stderr.write('\n')
  }
  const only = outcomes.length === 1 ? outcomes[0] : outcomes
  process.stdout.write(
    values.json ? `${JSON.stringify(only, null, 2)}\n` : outcomes.map(outcomeTable).join('\n'),
  )
}

await rehearse().catch((error: unknown) => {
  process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
