/**
 * The texts of a posted form by field name; a field that comes several times is kept, joined by spaces, under the name
 * `joined`.
 */
export const readDeskForm = async (
  request: Request,
  several: string,
  joined: string,
): Promise<Readonly<Record<string, string>>> => {
  const form = await request.formData()
  const texts: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string') texts[name] = value.normalize('NFC').trim()
  const all = form.getAll(several).filter((value) => typeof value === 'string')
  return { ...texts, [joined]: all.join(' ') }
}
