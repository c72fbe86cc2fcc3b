import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Cookie, Page } from 'playwright-core'
import { z } from 'zod'
import { testStack } from '../../infra/dev/test-stack.ts'
import { Account, emailOf } from '../../infra/rehearsals/accounts.ts'
import { browserVisits, type Visit, type VisitOptions } from './visit.ts'

export type DeskVisit = Visit & {
  /** A page as somebody of the cast sees it, signed in. */
  readonly openAs: (key: string, path: string, options?: VisitOptions) => Promise<Page>
  readonly go: (page: Page, path: string) => Promise<void>
}

/** Visits of people with posts; each signs in once per file. */
export const deskVisits = (): DeskVisit => {
  const visit = browserVisits()
  const sessions = new Map<string, Promise<Cookie[]>>()
  const sessionOf = (key: string): Promise<Cookie[]> => {
    const known = sessions.get(key) ?? signIn(visit, key)
    sessions.set(key, known)
    return known
  }
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(new URL(path, visit.webUrl).href, { waitUntil: 'networkidle' })
  }
  return {
    open: visit.open,
    get webUrl() {
      return visit.webUrl
    },
    go,
    openAs: async (key, path, options) => {
      const page = await visit.open('/livez', options)
      await page.context().addCookies(await sessionOf(key))
      await go(page, path)
      return page
    },
  }
}

const signIn = async (visit: Visit, key: string): Promise<Cookie[]> => {
  const { email, password } = await accountOf(key)
  const page = await visit.open('/dang-nhap')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('main form button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'))
  return page.context().cookies()
}

/** What somebody of the cast signs in with. */
export const accountOf = async (key: string): Promise<Account> => {
  const { accountsFile } = testStack()
  const accounts = z.array(Account).parse(JSON.parse(await readFile(accountsFile, 'utf8')))
  const found = accounts.find(({ email }) => email === emailOf({ key }))
  if (!found) throw new Error(`Nobody is called ${key} in ${accountsFile}`)
  return found
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const Violations = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
)

/** What a program can find against WCAG 2.2 AA on a page, in a sentence each. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const found = Violations.parse(
    await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((result) => result.violations)`,
    ),
  )
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')})`,
  )
}
