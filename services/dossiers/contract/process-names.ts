import type { ProcessKind } from './processes.ts'

// Names only, and no schema beside them: workflow code imports this, and its modules run anew for each process that a
// worker takes up.

/** The names processes are known by; the wire name equals the constant. Acts and clocks are those of `evaluation`. */
export const processes = {
  workflowId: (kind: ProcessKind, subjectId: string): string => `${kind}:${subjectId}`,
  /** Told when the record a process is about was changed by something else than its own commands; repeatable. */
  recordChanged: 'recordChanged',
  stage: 'processStage',
  workflows: {
    round: 'holdRound',
    certificate: 'keepCertificate',
    inspection: 'inspectProduct',
  },
} as const

/** The names the look over everything is known by; the wire name equals the constant. */
export const reconciling = {
  workflow: 'reconcileRecords',
  workflowId: 'reconcile-records',
  schedule: 'reconcile-records',
  everyMinutes: 15,
  /** Each compared page by page. */
  parts: ['processes', 'steps', 'certificates', 'drafts'],
} as const
