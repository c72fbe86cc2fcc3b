export { evaluateDossier } from './evaluation/evaluate-dossier.ts'
export { evaluateAtLevel } from './evaluation/evaluate-at-level.ts'
