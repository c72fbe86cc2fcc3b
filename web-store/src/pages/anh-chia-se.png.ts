import type { APIRoute } from 'astro'
import { messagesIn } from '../i18n/messages.ts'
import { sharePicture } from '../features/share/share-picture.ts'
import { madeFrom } from '../lib/made-from.ts'

/** The picture a shared link to any other page shows. */
export const GET: APIRoute = async (context) => {
  const { locale, mode } = context.locals
  const t = messagesIn(locale)
  madeFrom(context)
  const png = await sharePicture({
    title: t.catalogue.home.heading,
    line: t.catalogue.home.lead,
    ...(mode === 'demonstration' ? { warning: t.shell.demonstration.label } : {}),
    site: t.shell.siteName,
  })
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } })
}
