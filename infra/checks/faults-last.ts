import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that kill parts run after all that look at the platform in peace; else the order stays the runner's own. */
export class FaultsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isFault = ({ moduleId }: TestSpecification): boolean =>
      moduleId.includes('/tests/faults/')
    return [...sorted.filter((file) => !isFault(file)), ...sorted.filter(isFault)]
  }
}
