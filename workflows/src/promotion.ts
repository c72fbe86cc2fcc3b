import { setTimeout as pause } from 'node:timers/promises'
import type { NativeConnection } from '@temporalio/worker'
import type { WorkerBuild } from './deployment.ts'

type Engine = Pick<NativeConnection, 'workflowService'>

/** How the engine says that no worker of the build asked for work yet: not found, or a precondition that is not met. */
const notThereYet: readonly unknown[] = [5, 9]

/**
 * Makes a build of the workers the current one: what runs goes on there with its next task, what is begun begins there.
 * A build whose workers have only just started is waited for; an older one is made current again in the same way.
 * @throws when no worker of the build asks for work in time: nothing has changed then
 */
export const promote = async (
  { workflowService }: Engine,
  { namespace, ...build }: WorkerBuild & { readonly namespace: string },
  withinMs = 60_000,
): Promise<void> => {
  const end = performance.now() + withinMs
  for (;;) {
    try {
      await workflowService.setWorkerDeploymentCurrentVersion({ namespace, ...build })
      return
    } catch (error) {
      const isEarly = error instanceof Error && 'code' in error && notThereYet.includes(error.code)
      if (!isEarly || performance.now() > end) throw error
      await pause(500)
    }
  }
}
