import { sleep } from '@temporalio/workflow'
import type { LevelInput, LevelResult } from '@ocop/dossiers/contract/evaluation'
import { evaluateAtLevel as unchanged } from '../../../workflows/src/evaluation/evaluate-at-level.ts'

export { holdRound } from '../../../workflows/src/round/hold-round.ts'
export { inspectProduct } from '../../../workflows/src/inspection/inspect-product.ts'
export { keepCertificate } from '../../../workflows/src/certificate/keep-certificate.ts'
export { evaluateDossier } from '../../../workflows/src/evaluation/evaluate-dossier.ts'

/** The level's process as a careless change would leave it: it pauses before it begins, which no history knows of. */
export async function evaluateAtLevel(input: LevelInput): Promise<LevelResult> {
  await sleep('1 second')
  return unchanged(input)
}
