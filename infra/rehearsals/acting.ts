import { z } from 'zod'
import type { Role } from '@ocop/kernel/roles'
import { CommandResult } from '@ocop/kernel/ids'
import { logOf } from '@ocop/kernel/page'
import { DossierView, ScoringView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import { cardOf, marksOf } from './cards.ts'
import { upload } from './drafting.ts'
import type { Person } from './person.ts'
import type { Desk, ProductStory, StoryAct } from './plan.ts'
import { concludeRound, openScoring } from './rounds.ts'
import type { Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

type PlayedAct = Exclude<StoryAct, { act: 'draft' }>

type Scene = {
  readonly stage: Stage
  readonly story: ProductStory
  readonly dossierId: string
  readonly index: number
}

const Timeline = logOf(TimelineEntry)

/** Plays one act, unless it was played before: then the record already says so. */
export const playAct = async (scene: Scene, act: PlayedAct): Promise<void> => {
  const { stage, story, dossierId, index } = scene
  if (act.act === 'scoring') {
    if (!(await isOnRecord(scene, index + 1))) await score(scene, act)
    return
  }
  if (act.act === 'open-scoring') {
    const { step } = await dossierStanding(stage.person(story.producer), dossierId)
    if (step?.step !== 'council-round') return
    const { level: desk, on, round } = act
    return openScoring(stage, { desk, on, round, dossierId, kind: story.kind })
  }
  if (await isOnRecord(scene, index)) return
  const actor = actorOf(stage, story, act)
  const body = await bodyOf(scene, act)
  const { version } = await dossierStanding(actor, dossierId)
  await actor.post(CommandResult, `/api/dossiers/dossiers/${dossierId}/${act.act}`, {
    commandId: actId(scene, index),
    seenVersion: version,
    ...body,
  })
  if (act.act === 'council-results') {
    const { on, round } = openingOf(story, index) ?? { on: act.on, round: undefined }
    await concludeRound(stage, { desk: act.level, on, round, dossierId })
  }
}

/** The opening of the scoring that an act concludes. */
const openingOf = ({ acts }: ProductStory, index: number) =>
  acts
    .slice(0, index)
    .flatMap((act) => (act.act === 'open-scoring' ? [act] : []))
    .at(-1)

const actId = ({ stage, story }: Scene, index: number): string =>
  stableId('act', stage.rehearsal.id, story.key, index)

/** Whether an act of the story was played. The producer is asked: a dossier that moved is out of its old unit's sight. */
const isOnRecord = async (scene: Scene, index: number): Promise<boolean> => {
  const { stage, story, dossierId } = scene
  const { items } = await stage
    .person(story.producer)
    .get(Timeline, `/api/dossiers/dossiers/${dossierId}/timeline`)
  return items.some((entry) => entry.commandId === actId(scene, index))
}

/** The dossier once it stands at a step: right after another act the process may still be opening the next one. */
const dossierStanding = async (actor: Person, dossierId: string): Promise<DossierView> => {
  for (let tries = 0; ; tries += 1) {
    const dossier = await actor.get(DossierView, `/api/dossiers/dossiers/${dossierId}`)
    if (dossier.step !== null || dossier.state !== 'lodged' || tries >= 300) return dossier
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const officers: readonly Role[] = [
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
]
/** The roles an act is done with; intake and what is not named here is the officers' work. */
const rolesFor: Readonly<Record<string, readonly Role[]>> = {
  'advisory-report': ['advisory-team-member'],
  'council-results': ['council-chair'],
  decisions: ['decision-maker'],
  forward: ['decision-maker'],
  return: ['decision-maker'],
}

/** Who does an act: the producer, or the first at its desk whose role it is. */
const actorOf = (
  stage: Stage,
  story: ProductStory,
  act: Exclude<PlayedAct, { act: 'scoring' }>,
): Person => {
  if (!('level' in act)) return stage.person(story.producer)
  const roles = 'by' in act ? [act.by] : (rolesFor[act.act] ?? officers)
  const member = stage.at(act.level).find(({ role }) => roles.includes(role))
  if (!member) throw new Error(`Nobody at ${act.level} does ${act.act}`)
  return stage.person(member.key)
}

const bodyOf = async (
  { stage, story, dossierId }: Scene,
  act: Exclude<PlayedAct, { act: 'scoring' }>,
): Promise<Record<string, unknown>> => {
  if (act.act === 'commune-report') return communeReport(story, dossierId, act.on)
  if (act.act === 'supplement-requests') return { items: [{ paper: act.paper, text: act.ask }] }
  if (act.act === 'supplements') {
    const fileId = await upload(stage.person(story.producer), 'Phiếu kiểm nghiệm', story.name)
    return { answer: act.answer, papers: [{ kind: act.paper, fileId }] }
  }
  if (act.act === 'advisory-report')
    return {
      findings: 'Hồ sơ đủ thành phần; minh chứng khớp với nội dung tự đánh giá.',
      proposal: 'Đề nghị Hội đồng đánh giá, phân hạng.',
    }
  return resultOf(stage, story, act)
}

const communeReport = ({ name }: ProductStory, dossierId: string, on: string) => ({
  contents: fourContents(name),
  proposalNumber: `DT-${dossierId.slice(0, 4)}/TTr-UBND`,
  panel: {
    heldOn: on,
    members: [
      { name: 'Chủ tịch UBND xã', duty: 'Chủ trì cuộc họp' },
      { name: 'Công chức phụ trách kinh tế', duty: 'Thư ký cuộc họp' },
    ],
    minutes: 'Cuộc họp thống nhất bốn nội dung của báo cáo và đề nghị đánh giá sản phẩm.',
  },
})

/** What a council concludes and what is decided on it; an act without words has none. */
const resultOf = (
  stage: Stage,
  story: ProductStory,
  act: Exclude<PlayedAct, { act: 'scoring' }>,
): Record<string, unknown> => {
  if (act.act === 'council-results')
    return {
      agreed: cardOf(stage.sheet(story.sheet), { ...act.card, seed: 0 }),
      knockouts: [],
      minutes: 'Hội đồng họp đủ số thành viên, thảo luận và thống nhất phiếu chung.',
    }
  if (act.act === 'decisions') return { stars: act.stars, ...decision(act) }
  if (act.act === 'forward') return decision(act)
  if (act.act === 'samples')
    return { kind: 'received', units: 5, condition: 'Nguyên vẹn, còn hạn, đủ nhãn.' }
  if (act.act === 'return')
    return {
      ...decision(act),
      reason: 'Kết quả của Hội đồng cấp tỉnh dưới 70 điểm; gửi trả để công nhận hoặc hoàn thiện.',
    }
  return {}
}

const decision = ({ level, on }: { level: Desk; on: string }) => ({
  decisionNumber: `DT-${on.slice(5).replace('-', '')}/QĐ-${level === 'ministry' ? 'BNNMT' : 'UBND'}`,
  decidedOn: on,
})

const fourContents = (name: string) => ({
  origin: `Nguyên liệu của ${name} chủ yếu thu mua tại xã, có sổ theo dõi vùng trồng, vùng nuôi.`,
  labour: 'Phần lớn lao động thường trú trong xã, có danh sách và xác nhận của chủ thể.',
  idea: 'Ý tưởng bắt nguồn từ nghề có sẵn của địa phương, được chủ thể phát triển thành sản phẩm hàng hóa.',
  identity: 'Cách làm giữ kinh nghiệm truyền lại trong làng, câu chuyện gắn với vùng đất.',
})

/** Every scoring member hands in a card of their own, around the council's view. */
const score = async (
  { stage, story, dossierId, index }: Scene,
  { level, card, spread, cards }: Extract<PlayedAct, { act: 'scoring' }>,
): Promise<void> => {
  const sheet = stage.sheet(story.sheet)
  for (const [seat, key] of scorersOf(stage, level).slice(0, cards).entries()) {
    const member = stage.person(key)
    const dossier = await dossierStanding(member, dossierId)
    if (dossier.step?.step !== 'council-scoring') return
    const { mine } = await member.get(ScoringView, `/api/dossiers/dossiers/${dossierId}/scorecards`)
    if (mine) continue
    const total = card.total + (spread[seat % spread.length] ?? 0)
    await member.post(z.unknown(), `/api/dossiers/dossiers/${dossierId}/scorecards`, {
      commandId: stableId('card', stage.rehearsal.id, story.key, index, key),
      seenVersion: dossier.version,
      marks: marksOf(sheet, cardOf(sheet, { stars: card.stars, total, seed: seat })),
      knockouts: [],
    })
  }
}

const scorersOf = (stage: Stage, level: Desk): readonly string[] =>
  stage
    .at(level)
    .filter(({ role }) => role === 'council-chair' || role === 'council-member')
    .map(({ key }) => key)
