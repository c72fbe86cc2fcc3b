/** The letter that convenes the council, or asks its members for their opinions in writing. */
export type RoundLetter = {
  readonly number: string
  readonly agenda: string
  readonly venue?: string
}

/** Per dossier the documents of the pack with their fingerprints. */
export type RoundPack = readonly {
  readonly dossierId: string
  readonly hash: string
  readonly documents: readonly {
    readonly kind: string
    readonly fileId: string
    readonly name: string
    readonly sha256: string
  }[]
}[]

/** What came of the round, in numbers: the report on its result (báo cáo kết quả). */
export type RoundReport = {
  readonly number: string
  readonly byStars: Readonly<Record<string, number>>
}
