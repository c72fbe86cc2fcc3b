import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'

const roboto = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
)
pdfmake.setFonts({
  Roboto: { normal: join(roboto, 'Roboto-Regular.ttf'), bold: join(roboto, 'Roboto-Medium.ttf') },
})
// Papers are made from the fonts beside the library and from nothing else.
pdfmake.setLocalAccessPolicy((path) => path.startsWith(roboto))
pdfmake.setUrlAccessPolicy(() => false)

/** A paper of a rehearsal as a real PDF of one page; it says on its face that it proves nothing. */
export const rehearsalPaper = async (title: string, product: string): Promise<Buffer> =>
  pdfmake
    .createPdf({
      content: [
        {
          text: 'DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
          bold: true,
          fontSize: 14,
          margin: [0, 0, 0, 24],
        },
        { text: title, fontSize: 20, margin: [0, 0, 0, 12] },
        { text: `Sản phẩm: ${product}` },
      ],
    })
    .getBuffer()
