/**
 * The page of ours a scanned or typed text leads to: a certificate's or a batch's. A QR code carries a whole address;
 * only the end of it counts, whatever site it names, so that a forged code cannot lead anybody away.
 */
export const pageOfScanned = (text: string): string | undefined => {
  const scanned = text.normalize('NFC').trim()
  const path = URL.parse(scanned)?.pathname ?? ''
  const [, kind, value] = /^\/(?:en\/)?(xac-minh|truy-xuat)\/([^/]{1,300})$/.exec(path) ?? []
  if (kind && value) return `/${kind}/${value}`
  if (/^[a-z][a-z\d+.-]*:/i.test(scanned)) return undefined
  const typed = scanned.replaceAll(/\s+/g, '')
  if (typed === '' || typed.length > 100) return undefined
  return `/${isBatchCode(typed) ? 'truy-xuat' : 'xac-minh'}/${encodeURIComponent(typed)}`
}

/** Ten letters and digits without a hyphen: no certificate's number looks like this. */
export const isBatchCode = (typed: string): boolean => /^[0-9A-Z]{10}$/i.test(typed)
