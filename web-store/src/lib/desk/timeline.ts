import type { DossierView, TimelineEntry as Recorded } from '@ocop/dossiers/contract/dossier'
import { Role } from '@ocop/kernel/roles'
import type { TimelineEntry } from '../../components/timeline.ts'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'
import { dayText, instantText, numberText } from '../dates.ts'
import { dayOf } from '@ocop/kernel/days'
import { holderText } from './holder.ts'
import { waitingFor } from './waiting.ts'

const t = dossierTexts

/** What happened to a dossier and, last, whose turn it is: who, since when, until when. */
export const timelineOf = (
  recorded: readonly Recorded[],
  dossier: Pick<DossierView, 'step' | 'state' | 'now' | 'producer'>,
): readonly TimelineEntry[] => [...recorded.map(entryOf), ...turnOf(dossier)]

const entryOf = ({ act, at, level, role, unitName, facts }: Recorded): TimelineEntry => {
  const where = level && Object.hasOwn(t.levels, level) ? [levelText(level)] : []
  const text = sentencesOf(act, facts).join('. ')
  return {
    title: [actText(act), ...where].join(' · '),
    when: [instantText(at), ...byWhom(role, unitName)].join(' · '),
    ...(text ? { text } : {}),
    state: 'done',
  }
}

const byWhom = (role: string | null, unitName: string | null): string[] => {
  const known = Role.safeParse(role)
  if (!known.success || unitName === null) return unitName === null ? [] : [unitName]
  return [t.facts.by(t.roles[known.data], unitName)]
}

const isKey = <T extends object>(texts: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(texts, key)

const actText = (act: string): string => (isKey(t.acts, act) ? t.acts[act] : act)
export const levelText = (level: string): string =>
  isKey(t.levels, level) ? t.levels[level] : level

type Facts = Readonly<Record<string, unknown>>
const textIn = (facts: Facts, name: string): string | undefined => {
  const value = facts[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
const numberIn = (facts: Facts, name: string): number | undefined => {
  const value = facts[name]
  return typeof value === 'number' ? value : undefined
}

/** What an act's facts say, each with its words; facts nobody asked to show stay unsaid. */
const sentencesOf = (act: string, facts: Facts): readonly string[] => {
  const { facts: words } = t
  const numbered = numberIn(facts, 'number')
  const mean = numberIn(facts, 'mean')
  return [
    numbered !== undefined && words.request(numberText(numbered)),
    said(textIn(facts, 'proposalNumber'), words.proposal),
    said(textIn(facts, 'decisionNumber'), words.decision),
    mean !== undefined && words.mean(numberText(mean)),
    starsIn(act, facts),
    said(textIn(facts, 'certificateNumber'), words.certificate),
    said(textIn(facts, 'reason'), words.reason),
    said(textIn(facts, 'note'), words.note),
  ].filter((sentence) => typeof sentence === 'string')
}

const said = (text: string | undefined, words: (text: string) => string): string | undefined =>
  text === undefined ? undefined : words(text)

const starsIn = (act: string, facts: Facts): string | undefined => {
  const stars = numberIn(facts, 'stars')
  if (stars !== undefined) return t.facts.stars(numberText(stars))
  return act === 'decisions' && facts['stars'] === null ? t.facts.noStars : undefined
}

const turnOf = ({
  step,
  state,
  now,
  producer,
}: Pick<DossierView, 'step' | 'state' | 'now' | 'producer'>): TimelineEntry[] => {
  if (state !== 'lodged' || step === null) return []
  const { text, late } = waitingFor({ now, dueAt: step.dueAt })
  return [
    {
      title: `${t.turn.who}: ${holderText(step.holder, producer.name)}`,
      when: `${t.turn.since} ${dayText(dayOf(step.openedAt))} · ${t.turn.until.toLowerCase()} ${dayText(dayOf(step.dueAt))} · ${text}`,
      text: step.titleVi,
      state: late ? 'late' : 'now',
    },
  ]
}
