import { playAct } from './acting.ts'
import { playEvent } from './events.ts'
import { draftDossier, recogniseBefore } from './drafting.ts'
import type { People } from './accounts.ts'
import { outcomeOf, type PlanOutcome } from './outcome.ts'
import type { PlanEvent, RehearsalPlan, StoryAct } from './plan.ts'
import { isInBatch, scenesOfRound, signedIn } from './regular-rounds.ts'
import { meetingsOf, prepareMeeting } from './rounds.ts'
import { openStage, type Stage } from './stage.ts'

export type Progress = (done: number, of: number, what: string) => void

type Playing = { readonly seed: number; readonly progress: Progress }

/**
 * Plays a year through the public HTTP surface, as its people would. Played again it finds every act on record and
 * only moves on from where it stopped.
 */
export const playActs = async (
  people: People,
  plan: RehearsalPlan,
  { seed, progress }: Playing,
): Promise<Stage> => {
  const stage = await openStage(people, plan, seed)
  const scenes = scenesOf(stage, plan).toSorted((left, right) =>
    momentOf(left.at).localeCompare(momentOf(right.at)),
  )
  for (const [done, { at, title, play }] of scenes.entries()) {
    progress(done, scenes.length, `${at.on} ${title}`)
    await stage.until(at.on, timeOf(at))
    await play()
  }
  await stage.until(plan.endsOn, '17:00')
  progress(scenes.length, scenes.length, plan.endsOn)
  return stage
}

/** What came of a plan that was played. */
export const playPlan = async (
  people: People,
  plan: RehearsalPlan,
  how: Playing,
): Promise<PlanOutcome> => outcomeOf(await playActs(people, plan, how), plan)

type Moment = Pick<StoryAct | PlanEvent, 'on' | 'time'>
type Scene = {
  readonly at: Moment
  readonly title: string
  readonly play: () => Promise<void>
}

const timeOf = ({ time = '09:00' }: Moment): string => time
const momentOf = (at: Moment): string => `${at.on}T${timeOf(at)}`

/** Everything that happens in a plan, each as something to be done when its moment comes. */
const scenesOf = (
  stage: Stage,
  { products, events, rounds = [], startsOn }: RehearsalPlan,
): Scene[] => {
  const dossiers = new Map<string, string>()
  return [
    // On record before anything is lodged: the keeper of the certificate is at work when its product's dossier comes.
    ...products.flatMap(({ before, ...story }) => {
      if (!before) return []
      return {
        at: { on: startsOn, time: '08:00' },
        title: `${story.name}: ${before.stars} sao`,
        play: async () => void (await recogniseBefore(stage, story, before)),
      }
    }),
    ...products.flatMap((story) =>
      story.acts.flatMap((act, index) => {
        if (isInBatch(act)) return []
        return {
          at: act,
          title: `${story.name}: ${act.act}`,
          play: async () => {
            if (act.act === 'draft' || act.act === 'lodge')
              dossiers.set(story.key, await draftDossier(stage, story))
            const dossierId = dossiers.get(story.key) ?? ''
            if (act.act !== 'draft') await playAct({ stage, story, dossierId, index }, act)
          },
        }
      }),
    ),
    ...rounds.flatMap((round) =>
      scenesOfRound(stage, round, signedIn(round, products), ({ key }) => dossiers.get(key)),
    ),
    ...meetingsOf({ products }).map((meeting) => ({
      at: { on: meeting.preparedOn, time: '16:00' },
      title: `Giấy mời và tài liệu họp ngày ${meeting.on}`,
      play: () =>
        prepareMeeting(
          stage,
          meeting,
          meeting.stories.flatMap((key) => dossiers.get(key) ?? []),
        ),
    })),
    ...events.map((event) => ({
      at: event,
      title: `${event.event} ${event.key}`,
      play: () => playEvent(stage, event),
    })),
  ]
}
