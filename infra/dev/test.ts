import { runTests } from './test-run.ts'
import { report } from './trouble.mjs'

/** `npm test [-- filter…]` */
const code = await runTests(process.argv.slice(2), {}).catch((error: unknown) => {
  report(error)
  return 1
})
process.exit(code)
