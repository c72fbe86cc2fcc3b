import type { APIRoute } from 'astro'
import { changeTag } from '@ocop/catalogue/contract/changes'
import { defaultStates, ProductPage } from '@ocop/catalogue/contract/product-list'
import { messagesIn } from '../../i18n/messages.ts'
import { sharePicture } from '../../features/share/share-picture.ts'
import { madeFrom } from '../../lib/made-from.ts'

/** The picture a shared link to a product shows: its name and its certificate as it stands. */
export const GET: APIRoute = async (context) => {
  const { api, locale, mode } = context.locals
  const t = messagesIn(locale)
  const path = `/products/${encodeURIComponent(context.params['slug'] ?? '')}`
  const product = await api.get('catalogue', path, ProductPage)
  madeFrom(context, changeTag.product(product.productId))
  const place = [product.commune?.name, product.province.name].filter(Boolean).join(', ')
  const png = await sharePicture({
    title: product.name,
    line: `${product.producer.name}, ${place}`,
    rank: {
      text: `${t.stars.rating(product.stars)}, ${t.stars.states[product.state].toLocaleLowerCase(locale)}`,
      stars: product.stars,
      isHeld: defaultStates.some((good) => good === product.state),
    },
    ...(mode === 'demonstration' ? { warning: t.shell.demonstration.label } : {}),
    site: t.shell.siteName,
  })
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } })
}
