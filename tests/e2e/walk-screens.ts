/** Every address of the desk, made from the routes themselves: a new page is walked without anybody adding it to a list. */
import * as z from 'zod'
import { featureRoutes } from '#renderer/app/routes.tsx'
import type { FeatureRoute } from '#renderer/ui/feature-route.ts'
import { hasCapability, roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Page } from 'playwright-core'

export type Screen = { readonly path: string; readonly route: FeatureRoute }

/** What a page calls its parts in its address. */
const parts = ['section', 'tab', 'register'] as const
const unknownId = '01900000-0000-7000-8000-000000000000'

/** What lists call the filter that can show records in every state. */
const stateFilters = ['status', 'state', 'box'] as const

/** The addresses of one route: itself, and each of its parts; a list as it opens, or `inEveryState`. A record that the office does not have opens as "no such record". */
export function screensOf(route: FeatureRoute, ids: Readonly<Record<string, string>>, inEveryState = false): readonly Screen[] {
  const path = route.path.replace(/^(.*?)\/\$\w+/, (_, before: string) => `${before}/${ids[before] ?? unknownId}`)
  const asked = route.search === undefined ? {} : (z.toJSONSchema(route.search, { io: 'input', unrepresentable: 'any' }).properties ?? {})
  const choicesOf = (name: string): readonly string[] => {
    const property = asked[name]
    // A part may be one of several known words, or a word of the office's own besides.
    const kinds = typeof property === 'object' ? [property, ...(property.anyOf ?? [])] : []
    return kinds.flatMap((kind) => (typeof kind === 'object' && Array.isArray(kind.enum) ? kind.enum : [])).map(String)
  }
  const variants = parts.flatMap((part) => choicesOf(part).map((choice) => `${path}?${part}=${choice}`))
  const wide = inEveryState ? stateFilters.filter((name) => choicesOf(name).includes('all')).map((name) => `${name}=all`).join('&') : ''
  return (variants.length === 0 ? [path] : variants).map((address) => ({ path: wide === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${wide}`, route }))
}

export function mayOpen(route: FeatureRoute, role: Role): boolean {
  return route.capability === undefined || hasCapability(role, route.capability)
}

/** Screens by the person who walks them: each route once, by the first role that may open it as it opens or, `from` the other end, by the last and with records in every state. */
export function walkOf(ids: Readonly<Record<string, string>>, from: 'first' | 'last'): ReadonlyMap<Role, readonly Screen[]> {
  const walks = new Map<Role, Screen[]>()
  for (const route of featureRoutes) {
    const holders = roles.filter((role) => role !== 'system-administrator' && mayOpen(route, role))
    const role = (from === 'first' ? holders[0] : holders.at(-1)) ?? 'system-administrator'
    walks.set(role, [...(walks.get(role) ?? []), ...screensOf(route, ids, from === 'last')])
  }
  return walks
}

/** Goes to an address and waits until the page stands, its lists included. */
export async function openScreen(page: Page, path: string): Promise<void> {
  // A pointer that rests on a button is no part of the page's look.
  await page.mouse.move(0, 0)
  await page.evaluate((hash) => { window.location.hash = hash }, path)
  const standing = () => document.querySelector('.dg-page') !== null && document.querySelector('.dg-view .dg-skeleton-bar, .dg-view [aria-busy="true"]') === null && (document.querySelector('.dg-view')?.textContent ?? '') !== ''
  await page.waitForTimeout(120)
  await page.waitForFunction(standing).catch((error: unknown) => { throw new Error(`${path} does not open`, { cause: error }) })
  await page.waitForTimeout(80)
}

/** With the list's own key: the first row opens at the right. False when the page has no list, or an empty one. */
export async function openFirstRow(page: Page): Promise<boolean> {
  if ((await page.locator('.dg-view .dg-grid-row').count()) === 0) return false
  await page.locator('.dg-view [role="grid"]').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForTimeout(250)
  return true
}

/** Faults that the page itself reports from now on. */
export function listenForFaults(page: Page): { readonly faults: string[] } {
  const faults: string[] = []
  page.on('pageerror', (error) => { faults.push(error.message) })
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  return { faults }
}
