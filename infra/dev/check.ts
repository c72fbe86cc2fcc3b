import { checksOf } from '../checks/checks.ts'
import { runChecks } from '../checks/run-checks.ts'
import { root } from './places.mjs'
import { say } from './progress.mjs'

/** `npm run check [-- name]`: types, lint, boundaries, sizes, names, format, unused code. */
const filters = process.argv.slice(2)
const checks = (await checksOf(root)).filter(
  ({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)),
)
const results = await runChecks(checks)
const failed = results.filter((result) => !result.ok)
say(`\n${results.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0
