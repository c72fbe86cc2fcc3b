import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { demonstrationEntries } from '@ocop/catalogue/demonstration/entries'
import { z } from 'zod'
import { readCast, writeAccounts, type People } from './accounts.ts'
import { enterCast, isCastEntered } from './entering.ts'
import { at, dayOf } from '@ocop/kernel/days'
import { markTheMisused } from './misused.ts'
import { dressShopWindow } from './shop-window/dress.ts'
import type { RehearsalPlan } from './plan.ts'
import { playActs } from './play.ts'
import { openDesks } from './plans/open-desks.ts'
import { openStage } from './stage.ts'
import { kimThanh2025 } from './plans/kim-thanh-2025.ts'
import { kimThanh2026 } from './plans/kim-thanh-2026.ts'

type Installation = {
  readonly webUrl: string
  readonly serviceUrl: (name: 'identity' | 'dossiers') => string
  readonly accountsFile: string
  readonly secrets: { readonly service: string }
  readonly say: (text: string) => void
}

/** Fills a demonstration: people, the two rehearsed years, open files on every desk, and a storefront of real names. */
export const seed = async ({
  webUrl,
  serviceUrl,
  accountsFile,
  secrets,
  say,
}: Installation): Promise<void> => {
  const began = Date.now()
  const line = (text: string): void =>
    say(`  ${text} (${Math.round((Date.now() - began) / 1_000)} s)`)
  const installation = {
    webUrl,
    identityUrl: serviceUrl('identity'),
    serviceSecret: secrets.service,
  }
  if (!(await isCastEntered(accountsFile, installation)))
    await writeAccounts(accountsFile, await enterCast(installation, everyTenth(line, 'people')))
  await showRealNames(serviceUrl('dossiers'), secrets.service)
  line('the storefront has its demonstration names')
  const people = await readCast(accountsFile, webUrl)
  // Each year has a clock of its own, so they play side by side.
  await Promise.all(
    [kimThanh2026, kimThanh2025, openDesks].map(async (plan) => {
      if (await isPlayed(people, plan)) return
      await playActs(people, plan, { seed: 1, progress: everyTenth(line, plan.plan) })
    }),
  )
  await markTheMisused(people)
  await dressShopWindow(people, dayOf(new Date().toISOString()))
  line('the shop window is dressed')
}

/** A rehearsal whose clock stands at its plan's end was played by an earlier start. */
const isPlayed = async (people: People, plan: RehearsalPlan): Promise<boolean> => {
  const stage = await openStage(people, plan, 1)
  return stage.rehearsal.now >= at(plan.endsOn, '17:00')
}

const everyTenth =
  (line: (text: string) => void, what: string) =>
  (done: number, of: number): void => {
    if (done % 10 === 0 || done === of) line(`${what}: ${done} of ${of}`)
  }

const batch = 100

const showRealNames = async (dossiersUrl: string, secret: string): Promise<void> => {
  const entries = demonstrationEntries(new Date().toISOString().slice(0, 10))
  for (let from = 0; from < entries.length; from += batch)
    await callService(dossiersUrl, z.unknown(), {
      method: 'POST',
      path: '/internal/demonstration',
      body: { entries: entries.slice(from, from + batch) },
      token: await serviceToken('set-up', secret),
    })
}
