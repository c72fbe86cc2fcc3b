import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AddressList } from '@ocop/catalogue/contract/addresses'
import { callService } from '@ocop/http/client'
import { freePorts } from '../dev/ports.ts'
import { addPlatform } from '../dev/stack.ts'
import type { BenchNeeds } from './bench.ts'
import { fillCatalogue } from './full-catalogue.ts'
import { columns, ratio, type Finding } from './report.ts'
import { underLoad } from './timing.ts'

const sizes = [1_000, 20_000, 100_000]
const clientCounts = [1, 10, 50]
const callsPerClient = 60
/** Words people type, some without marks, some of nothing that is there. */
const queries = [
  'trà',
  'mat ong',
  'nước mắm',
  'gạo',
  'ca phe',
  'bánh',
  'rượu',
  'tỏi đen',
  'hat dieu',
  'chuoi say',
]

/** The storefront under load with a growing catalogue, beside a static file and a bare Express route in the same run. */
export const measurePages = async ({ options, below, size }: BenchNeeds): Promise<Finding[]> => {
  const stack = await addPlatform(options, below)
  const catalogue = stack.urls.service('catalogue')
  const bare = await bareExpress()
  const findings: Finding[] = []
  try {
    for (const products of sizes.filter((each) => each <= (size ?? Infinity))) {
      await fillCatalogue(
        { url: catalogue, secret: below.secrets.service, adminUrl: below.servers.adminUrl },
        products,
      )
      findings.push(
        await measureAt(products, {
          web: stack.urls.web,
          bare: bare.url,
          slugs: await slugsOf(catalogue),
        }),
      )
    }
  } finally {
    bare.stop()
  }
  return [...findings, growth(findings)]
}

type Place = { readonly web: string; readonly bare: string; readonly slugs: readonly string[] }

const measureAt = async (products: number, { web, bare, slugs }: Place): Promise<Finding> => {
  let fresh = 0
  /** Every address once, so that none of these pages is kept. */
  const unseen = (): string => `/san-pham/${slugs[fresh++ % slugs.length] ?? ''}`
  const typed = (index: number): string => encodeURIComponent(queries[index % queries.length] ?? '')
  const kinds: Readonly<Record<string, (index: number) => string>> = {
    'bare Express route': () => bare,
    'static file': () => `${web}/favicon.svg`,
    'home, kept': () => `${web}/`,
    'product, kept': () => `${web}/san-pham/${slugs.at(-1) ?? ''}`,
    'product, rendered': () => web + unseen(),
    'list, searched': (index) => `${web}/san-pham?q=${typed(index)}`,
    'search API': (index) => `${web}/api/catalogue/products?q=${typed(index)}`,
    'suggest API': (index) => `${web}/api/catalogue/suggest?q=${typed(index)}`,
  }
  const rows = []
  for (const clients of clientCounts) {
    let reference = Number.NaN
    for (const [what, address] of Object.entries(kinds)) {
      await Promise.all([0, 1, 2].map((index) => get(address(index))))
      const figures = await underLoad({ clients, calls: clients * callsPerClient }, (index) =>
        get(address(index)),
      )
      if (what === 'bare Express route') reference = figures.p95
      rows.push({
        clients,
        what,
        ...columns(figures),
        'p95 to bare': ratio(figures.p95, reference),
      })
    }
  }
  return { name: `Pages and search, ${products} products`, rows, notes: [] }
}

/** How the slowest client's wait grew from the smallest catalogue to the largest. */
const growth = (findings: readonly Finding[]): Finding => {
  const [first, last] = [findings[0], findings.at(-1)]
  const rows = (first?.rows ?? []).map((row, index) => {
    const [before, after] = [Number(row['p95 ms']), Number(last?.rows[index]?.['p95 ms'])]
    return {
      clients: row['clients'] ?? '',
      what: row['what'] ?? '',
      before,
      after,
      growth: ratio(after, before),
    }
  })
  return { name: 'Growth of p95, smallest to largest catalogue', rows, notes: [] }
}

const get = async (url: string): Promise<void> => {
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
}

const slugsOf = async (catalogue: string): Promise<string[]> => {
  const { items } = await callService(catalogue, AddressList, { path: '/addresses?kind=product' })
  return items.map(({ slug }) => slug)
}

const bareExpress = async (): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const { web: port } = await freePorts()
  const file = fileURLToPath(new URL('bare-express.ts', import.meta.url))
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'inherit',
  })
  const url = `http://127.0.0.1:${port}/`
  while (
    !(await fetch(url).then(
      (response) => response.ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 50))
  return { url, stop: () => void child.kill() }
}
