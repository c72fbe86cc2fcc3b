import { runTests } from './test-run.ts'
import { report } from './trouble.mjs'

/** `npm run test:long [-- filter…]`: the same with long property runs and every kill. */
const code = await runTests(process.argv.slice(2), { OCOP_LONG: '1' }).catch((error: unknown) => {
  report(error)
  return 1
})
process.exit(code)
