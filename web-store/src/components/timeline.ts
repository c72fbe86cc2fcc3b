/** What happened, newest or oldest first as given; the entry that waits is marked `now`, a late one `late`. */
export type TimelineEntry = {
  readonly title: string
  readonly when?: string
  readonly text?: string
  readonly state: 'done' | 'now' | 'late' | 'ahead'
}
