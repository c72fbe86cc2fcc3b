import { z } from 'zod'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { DossierSummary, DossierView } from '@ocop/dossiers/contract/dossier'
import { CompletedUpload, UploadTicket } from '@ocop/files/contract/upload'
import { cardOf } from './cards.ts'
import { rehearsalPaper } from './paper.ts'
import { patiently, type Person } from './person.ts'
import type { ProductStory } from './plan.ts'
import type { Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

const Dossiers = pageOf(DossierSummary)
const Recognised = z.object({ productId: z.uuid() })

/** The papers every draft brings; more than the mandatory ones, as producers do. */
const papers = [
  ['business-registration', 'Giấy đăng ký kinh doanh'],
  ['quality-declaration', 'Tài liệu công bố chất lượng sản phẩm'],
  ['story-media', 'Câu chuyện sản phẩm'],
] as const

/** The producer's dossier for a story: found when it was begun before, else begun, filled in and given its papers. */
export const draftDossier = async (stage: Stage, story: ProductStory): Promise<string> => {
  const producer = stage.person(story.producer)
  const { clockId } = stage.rehearsal
  const { items } = await producer.get(
    Dossiers,
    `/api/dossiers/dossiers?clockId=${clockId}&pageSize=100`,
  )
  const known = items.find(
    ({ product, kind }) => product.name === story.name && kind === story.kind,
  )
  if (known && known.state !== 'draft') return known.id
  const dossier =
    known ??
    (await producer.post(DossierView, '/api/dossiers/dossiers', {
      commandId: stableId('draft', stage.rehearsal.id, story.key),
      kind: story.kind,
      product: await productOf(stage, story),
      clockId,
    }))
  await fillIn(stage, story, dossier.id)
  return dossier.id
}

const productOf = (stage: Stage, story: ProductStory) => {
  const { name, sheet, before } = story
  return before ? recogniseBefore(stage, story, before) : { name, sheet }
}

/** A product of the story that was recognised before the year began; recorded again it is the same one. */
export const recogniseBefore = async (
  stage: Stage,
  { name, sheet, producer, key }: ProductStory,
  before: NonNullable<ProductStory['before']>,
): Promise<{ readonly id: string }> => {
  const { posts } = await stage.person(producer).me()
  const post = posts.find(({ role }) => role === 'producer')
  const { productId } = await stage
    .person('administrator')
    .post(Recognised, `/api/dossiers/rehearsals/${stage.rehearsal.id}/recognised-products`, {
      commandId: stableId('recognised', stage.rehearsal.id, key),
      organisationId: post?.organisation?.id,
      name,
      sheetSet: before.sheetSet,
      sheet,
      unitPath: post?.unit.path,
      stars: before.stars,
      decisionNumber: `DT-${before.decidedOn.slice(0, 4)}/QĐ-UBND`,
      issuedBy: 'Chủ tịch UBND thành phố Hải Phòng',
      decidedOn: before.decidedOn,
    })
  return { id: productId }
}

const fillIn = async (stage: Stage, story: ProductStory, id: string): Promise<void> => {
  const producer = stage.person(story.producer)
  const { version } = await producer.get(DossierView, `/api/dossiers/dossiers/${id}`)
  const uploaded: { kind: string; fileId: string }[] = []
  for (const [kind, title] of papers)
    uploaded.push({ kind, fileId: await upload(producer, title, story.name) })
  await producer.patch(CommandResult, `/api/dossiers/dossiers/${id}`, {
    seenVersion: version,
    form: {
      representative: 'Người đại diện (diễn tập)',
      position: 'Chủ thể',
      address: addressOf(stage, story),
      phone: '0900 000 000',
      production: 'Vùng nguyên liệu trong xã, sản xuất theo quy trình đã công bố.',
      market: 'Bán tại chợ, cửa hàng tiện lợi và sàn thương mại điện tử.',
      story: `${story.name} gắn với đất và người nơi làm ra sản phẩm.`,
      ...(story.kind === 'first' ? {} : { changes: [changeSince] }),
    },
    choices: cardOf(stage.sheet(story.sheet), { ...story.self, seed: 0 }),
    papers: uploaded,
  })
}

/** What an upgrade or a re-evaluation says of the product since it was recognised. */
const changeSince = {
  text: 'Vùng nguyên liệu mở rộng, bao bì mới có mã truy xuất, công bố chất lượng cập nhật.',
  proof: ['quality-declaration'],
}

const addressOf = ({ cast }: Stage, { producer }: ProductStory): string =>
  cast.organisations.find(({ key }) => key === producer)?.address ?? producer

/** One paper the way a browser brings it: asked for, posted straight to the storage, then examined. */
export const upload = async (person: Person, title: string, product: string): Promise<string> => {
  const bytes = await rehearsalPaper(title, product)
  const { uploadId, post } = await person.post(UploadTicket, '/api/files/uploads', {
    name: `${title}.pdf`,
    type: 'application/pdf',
    size: bytes.length,
    purpose: 'evidence',
  })
  const form = new FormData()
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value)
  form.append(
    'file',
    new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }),
    `${title}.pdf`,
  )
  await patiently(() => store(post.url, form))
  const { fileId } = await person.post(
    CompletedUpload,
    `/api/files/uploads/${uploadId}/complete`,
    {},
  )
  return fileId
}

/** @throws unavailable while the storage is down; an error when it refuses the paper */
const store = async (url: string, form: FormData): Promise<void> => {
  const stored = await fetch(url, { method: 'POST', body: form }).catch((error: unknown) => {
    throw new Problem('unavailable', 'storage-unavailable', String(error))
  })
  const answer = await stored.text()
  if (stored.status >= 500) throw new Problem('unavailable', 'storage-unavailable', answer)
  if (!stored.ok) throw new Error(`The storage refused a paper: ${stored.status} ${answer}`)
}
