import type { StepCause, StepItem } from '@ocop/supervision/contract/board'
import { dayOf } from '@ocop/kernel/days'
import { staffTexts } from '../../i18n/vi/desk-staff.ts'
import { dayText } from '../../lib/dates.ts'
import { holderText } from '../../lib/desk/holder.ts'
import { waitingFor, type Waiting } from '../../lib/desk/waiting.ts'

/** A step of the ledger as a row of a table says it. */
export type StepView = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly href: string | undefined
  readonly what: string
  readonly holder: string
  readonly waiting: Waiting
  readonly due: string
  readonly causes: readonly string[]
  /** Why it is stuck, where the causes' names do not say it all. */
  readonly sentence: string | null
  readonly article: string
  readonly mayPickUp: boolean
  readonly mayRemind: boolean
  /** Of a process that the engine lost, for an administrator. */
  readonly mayResume: boolean
  readonly process: string
  readonly pickedUpAt: string | null
}

/** Causes that the time left and their own names tell. */
const plainCauses = new Set<StepCause>(['overdue', 'unclaimed'])

const atCouncil = new Set(['council-round', 'council-scoring', 'council-result'])

/** @param council whether the reader sits on a council, and so follows scoring steps to its own desk */
export const viewStep = (step: StepItem, council: boolean): StepView => ({
  id: step.id,
  version: step.version,
  title: step.subject.title,
  href: hrefOf(step, council),
  what: step.title,
  holder: holderText({ role: step.holder.post, unit: step.holder.unit }),
  waiting: waitingOf(step),
  due: step.dueAt === null ? '–' : dayText(dayOf(step.dueAt)),
  causes: step.causes
    .filter((cause) => cause !== 'overdue')
    .map((cause) => staffTexts.causes[cause]),
  sentence: step.causes.some((cause) => !plainCauses.has(cause)) ? step.sentence : null,
  article: step.article,
  mayPickUp: step.allowedActs.includes('pick-up'),
  mayRemind: step.allowedActs.includes('remind'),
  mayResume: step.allowedActs.includes('resume'),
  process: step.process,
  pickedUpAt: step.pickedUpAt,
})

const hrefOf = ({ subject, step }: StepItem, council: boolean): string | undefined => {
  if (subject.type !== 'dossier') return undefined
  return council && atCouncil.has(step)
    ? `/hoi-dong/ho-so/${subject.id}`
    : `/can-bo/ho-so/${subject.id}`
}

const waitingOf = ({ asOf, dueAt, pausedSince, closedAt }: StepItem): Waiting =>
  closedAt === null
    ? waitingFor({ now: asOf, dueAt, pausedSince })
    : {
        text: `${staffTexts.board.states.closed.toLowerCase()} ${dayText(dayOf(closedAt))}`,
        tone: 'calm',
        late: false,
      }
