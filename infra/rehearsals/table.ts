import type { PlanOutcome } from './outcome.ts'

/** The outcome as a table for people at a terminal. */
export const outcomeTable = ({ plan, regime, targets, products }: PlanOutcome): string => {
  const rows = products.map(({ name, kind, late, escalations, stars, ...product }) => [
    name,
    kind,
    product.attempts
      .map(({ level, points }) => (points === null ? level : `${level} ${points}`))
      .join(' → '),
    stars === null ? '–' : `${stars}★`,
    String(late),
    String(escalations),
    wayOf(product),
    (product.inspections ?? [])
      .map(({ type, period, state }) => `${type} ${period}: ${state}`)
      .join(', '),
  ])
  const titles = ['sản phẩm', 'loại', 'các cấp và điểm', 'hạng', 'trễ hạn', 'leo thang']
  const head = [...titles, 'chuyển', 'kiểm tra']
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  const goals = targets.map(({ text, value, result, met }) =>
    met === null
      ? `– ${text}: chưa có số liệu (chỉ tiêu ${value})`
      : `${met ? '✓' : '✗'} ${text}: ${result} (chỉ tiêu ${value})`,
  )
  return [
    `${plan} · ${regime}`,
    line(head),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
    ...goals,
    '',
  ].join('\n')
}

/** How an open evaluation moved, or where a product that was recognised went. */
const wayOf = ({
  transfer,
  takenOver,
}: Pick<PlanOutcome['products'][number], 'transfer' | 'takenOver'>): string => {
  if (transfer)
    return `${transfer.from.unit} → ${transfer.to?.unit ?? '?'}${transfer.orphan ? ' ✗' : ''}`
  return takenOver ? `${takenOver.from} → ${takenOver.to}` : ''
}
