/** Drawings of the product sets by number, as SVG text; `0` is the neutral one. */
const files = import.meta.glob<string>('./*.svg', { query: '?raw', import: 'default', eager: true })

const drawings = new Map(
  Object.entries(files).map(([path, svg]) => [Number(/(\d+)\.svg$/.exec(path)?.[1]), svg.trim()]),
)

/** The drawing of a product set; the neutral one where it is not known. */
export const drawingOf = (sheet: number | null): string =>
  drawings.get(sheet ?? 0) ?? drawings.get(0) ?? ''
