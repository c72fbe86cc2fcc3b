export { evaluateDossier } from './evaluation/evaluate-dossier.ts'
export { evaluateAtLevel } from './evaluation/evaluate-at-level.ts'
export { keepCertificate } from './certificate/keep-certificate.ts'
export { inspectProduct } from './inspection/inspect-product.ts'
