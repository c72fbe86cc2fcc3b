import { proxyActivities } from '@temporalio/workflow'

const { nothing } = proxyActivities<{ nothing: () => Promise<void> }>({
  startToCloseTimeout: '1 minute',
})

/** Does nothing so many times: what the engine alone costs. */
export const doNothing = async (times: number): Promise<void> => {
  for (let done = 0; done < times; done += 1) await nothing()
}
