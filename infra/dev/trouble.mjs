import { inspect } from 'node:util'

/** What keeps a command from going on, as one sentence with the way out. Printed without a stack. */
export class Trouble extends Error {}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET|no such host|dial tcp|i\/o timeout|network is unreachable|getaddrinfo/i
const diskFull = /ENOSPC|no space left on device/i

/**
 * The trouble behind a tool's failed run, as far as its output tells.
 * @param {string} doing what was tried, as in "Installing the packages"
 * @param {string} output
 * @param {string} log where the whole output can be read
 */
export const troubleIn = (doing, output, log) => {
  if (diskFull.test(output))
    return new Trouble(
      `${doing} failed because the disk is full. Free some space and run the command again.`,
    )
  if (unreachable.test(output))
    return new Trouble(
      `${doing} failed because the network did not answer. Check the connection and the proxy and registry settings of npm and Go, then run the command again (details: ${log}).`,
    )
  const lastLines = output.trim().split('\n').slice(-8).join('\n')
  return new Trouble(`${doing} failed; the whole output is in ${log}. Its end:\n${lastLines}`)
}

/**
 * Prints an error the way a person can use it: a trouble as its sentence, anything else with all its causes.
 * @param {unknown} error
 */
export const report = (error) => {
  const text = error instanceof Trouble ? error.message : inspect(error)
  process.stderr.write(`\n✗ ${text}\n`)
}
