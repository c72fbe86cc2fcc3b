import { Client, Connection } from '@temporalio/client'
import type { OpenStack } from './stack.ts'

/** The engine as an operator reaches it; whoever opens it closes its connection. */
export const openEngine = async ({ temporal }: OpenStack): Promise<Client> =>
  new Client({
    connection: await Connection.connect({ address: temporal.address }),
    namespace: temporal.namespace,
  })
