import type { WorkerOptions } from '@temporalio/worker'

/** The name under which the engine knows the builds of our workers. */
export const deploymentName = 'ocop-evaluation'

/** So many processes a worker keeps, some 75 KB each; any other is replayed when something happens to it. */
export const keptProcesses = 2_000

export type WorkerBuild = { readonly deploymentName: string; readonly buildId: string }

/**
 * What a worker of a named build tells the engine of itself; nothing for a worker without a name, which takes what no
 * build is current for. Every process moves to the current build at its next task, since an evaluation outlives many
 * builds: replayed histories and patches make sure that it can.
 */
export const asBuild = (
  build: WorkerBuild | undefined,
): Pick<WorkerOptions, 'workerDeploymentOptions'> =>
  build === undefined
    ? {}
    : {
        workerDeploymentOptions: {
          version: build,
          useWorkerVersioning: true,
          defaultVersioningBehavior: 'AUTO_UPGRADE',
        },
      }
