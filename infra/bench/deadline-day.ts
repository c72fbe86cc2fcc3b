import { setTimeout as pause } from 'node:timers/promises'
import { noticeLagMs } from '@ocop/dossiers/contract/evaluation'
import { keptProcesses } from '../../workflows/src/deployment.ts'
import { DossierInPlay } from '../../workflows/test/dossier-in-play.ts'
import { regime26 } from '../../workflows/test/dossier-processes.ts'
import { openStage, type Stage } from '../../workflows/test/stage.ts'
import { step } from '../dev/progress.mjs'
import { residentMb } from './memory.ts'
import { eventsOf } from './played-evaluation.ts'
import { columns, type Finding } from './report.ts'
import { figuresOf, underLoad } from './timing.ts'

const minuteMs = 60_000
const clients = 24
const commandsPerSecond = 4
const dayMs = 86_400_000

type Day = {
  readonly size: number
  readonly engine: number | undefined
}

/** Lodged first to learn this machine's pace, and not counted. */
const paceSample = 96
/** How much longer than the sample says it is until the first due. */
const paceMargin = 1.3
/** Far longer than the bar of ten minutes: who is not told by then never will be. */
const drainAtMostMs = 30 * minuteMs

/**
 * Deadline day: so many open evaluations whose due times fall into one minute. Measured is how long until every holder
 * is told, and how long people who act meanwhile wait for their answer. Their reminders would have been told days
 * before; here nobody is reminded, for the days are minutes.
 */
export const measureDeadlineDay = async ({ size, engine }: Day): Promise<Finding> => {
  const stage = await openStage(keptProcesses)
  stage.services.reminders = []
  try {
    const sample = await step('Learning the pace', () =>
      underLoad({ clients, calls: paceSample }, () => dueAt(stage, Date.now() + dayMs).lodge()),
    )
    const firstDue = Date.now() + (paceMargin * size * 1_000) / sample.perSecond + minuteMs
    const dossiers: DossierInPlay[] = []
    const lodging = await step(`Lodging ${size} dossiers`, () =>
      underLoad({ clients, calls: size }, (index) => {
        const dossier = dueAt(stage, firstDue + (index / size) * minuteMs)
        dossiers.push(dossier)
        return dossier.lodge()
      }),
    )
    const early = Math.round((firstDue - Date.now()) / 1_000)
    if (early < 0)
      throw new Error(`Lodging ended ${-early} s after the first due: nothing to measure`)
    await step(`Waiting ${early} s for the first due`, () => pause(firstDue - Date.now()))
    const acted = await step('Acting until the minute is over and all are told', () =>
      actUntilTold(dossiers, firstDue),
    )
    const drained = Math.max(...dossiers.map(({ id }) => toldAt.get(id) ?? Date.now()))
    return {
      name: `Deadline day: ${size} dues in one minute`,
      rows: [
        { what: 'lodging', ...columns(lodging) },
        {
          what: 'commands until all were told',
          ...columns(figuresOf(acted.times, acted.elapsedMs)),
        },
      ],
      notes: [
        `Every due was told, or its step closed in time, ${((drained - firstDue - minuteMs) / 1_000).toFixed(1)} s after the minute's end (${((drained - firstDue) / 1_000).toFixed(1)} s after its beginning); all were lodged ${early} s before it.`,
        `${await eventsOf(stage, dossiers[0]?.id ?? '', ['commune'])} events per open evaluation by then.`,
        `Memory: this process (worker, clients and services) ${residentMb(process.pid) ?? '?'} MB, engine ${engine === undefined ? '?' : (residentMb(engine) ?? '?')} MB.`,
      ],
    }
  } finally {
    await stage.stop()
  }
}

/** A dossier whose first step, opened now, falls due at a moment: the law's days are cut to what is left until then. */
const dueAt = (stage: Stage, due: number): DossierInPlay => {
  const days = (due - Date.now()) / dayMs
  const levels = regime26.levels.map((level) => ({
    ...level,
    steps: level.steps.map((each) => ({ ...each, allowance: { ...each.allowance, days } })),
  }))
  return new DossierInPlay(stage, {
    ...{ clock: 'live', lagMs: noticeLagMs },
    regime: { ...regime26, levels },
  })
}

const toldAt = new Map<string, number>()
const isTold = ({ id, story }: DossierInPlay): boolean => {
  if (toldAt.has(id)) return true
  // Who acted in time has closed the step, and nothing is due any more.
  const told = story.some((line) => line.includes(': due of ') || line.startsWith('close '))
  if (told) toldAt.set(id, Date.now())
  return told
}

/** People who take dossiers in while the minute runs and until every due is told, at an even pace. */
const actUntilTold = async (
  dossiers: readonly DossierInPlay[],
  firstDue: number,
): Promise<{ readonly times: readonly number[]; readonly elapsedMs: number }> => {
  const times: number[] = []
  const acting: Promise<void>[] = []
  const began = Date.now()
  for (let index = 0; ; index += 1) {
    const untold = dossiers.filter((dossier) => !isTold(dossier)).length
    if (untold === 0 && Date.now() > firstDue + minuteMs) break
    if (Date.now() > firstDue + drainAtMostMs)
      throw new Error(`${untold} of ${dossiers.length} dues were never told`)
    const dossier = dossiers[(index * 7_919) % dossiers.length]
    const sent = performance.now()
    if (dossier && !dossier.story.includes('apply accept'))
      acting.push(dossier.act('accept').then(() => void times.push(performance.now() - sent)))
    await pause(1_000 / commandsPerSecond)
  }
  await Promise.all(acting)
  return { times, elapsedMs: Date.now() - began }
}
