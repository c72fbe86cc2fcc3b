import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Letter } from '../../contract/letters.ts'

const roboto = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
)
pdfmake.setFonts({
  Roboto: {
    normal: join(roboto, 'Roboto-Regular.ttf'),
    bold: join(roboto, 'Roboto-Medium.ttf'),
    italics: join(roboto, 'Roboto-Italic.ttf'),
  },
})
// Letters are made from the fonts beside the library and from nothing else.
pdfmake.setLocalAccessPolicy((path) => path.startsWith(roboto))
pdfmake.setUrlAccessPolicy(() => false)

const rehearsal = {
  text: 'DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
  bold: true,
  margin: [0, 0, 0, 16] as [number, number, number, number],
}

/** A letter as a PDF of one page; its template is provisional and says so. */
export const letterPdf = (letter: Letter): Promise<Buffer> => {
  const [year, month, day] = letter.day.split('-')
  return pdfmake
    .createPdf({
      info: { title: `Công văn đôn đốc số ${letter.number}` },
      pageMargins: 60,
      defaultStyle: { fontSize: 12, lineHeight: 1.4 },
      content: [
        ...(letter.realm === 'rehearsal' ? [rehearsal] : []),
        {
          columns: [
            {
              text: [{ text: `${letter.sender.unit.name}\n`, bold: true }, `Số: ${letter.number}`],
            },
            { text: `Ngày ${day} tháng ${month} năm ${year}`, alignment: 'right', italics: true },
          ],
          margin: [0, 0, 0, 24],
        },
        { text: 'CÔNG VĂN ĐÔN ĐỐC', bold: true, fontSize: 15, alignment: 'center' },
        { text: `Kính gửi: ${letter.recipient.unit.name}`, margin: [0, 16, 0, 12] },
        ...letter.paragraphs.map((text) => ({
          text,
          margin: [0, 0, 0, 8] as [number, number, number, number],
        })),
        { text: 'Mẫu tạm, không phải biểu mẫu chính thức.', italics: true, fontSize: 9 },
      ],
    })
    .getBuffer()
}
