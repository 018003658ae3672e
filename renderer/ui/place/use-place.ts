/** Reads and changes the address: which page, which filters, which row is open. */
import { useMatches, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import * as z from 'zod'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export type SearchPatch = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The address of a list: its filters and the row that is open at the right. */
export function listSearch<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ open: z.string().optional().catch(undefined), ...shape })
}
/** A free text in the address. */
export function searchText() {
  return z.coerce.string().max(80).default('').catch('')
}
/** One of several words in the address; anything else reads as `otherwise`. */
export function searchChoice<const Options extends readonly [string, ...string[]]>(options: Options, otherwise: Options[number]) {
  return z.enum(options).default(otherwise as never).catch(otherwise as never)
}
/** A day in the address, or null. */
export function searchDay() {
  return z.custom<Day>((value) => typeof value === 'string' && isDay(value)).nullable().default(null).catch(null)
}

/** Goes to a page: `go('/deposits', { open: id })`. */
export function useGo(): (path: string, search?: SearchPatch) => void {
  const navigate = useNavigate()
  return useCallback((path, search) => { void navigate({ to: path, search: search ?? {} }) }, [navigate])
}

/** Back to where the person came from; to Today when this page was the first. */
export function useBack(): () => void {
  const router = useRouter()
  const go = useGo()
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back()
    else go('/today')
  }, [router, go])
}

/** The address of this page, read by its schema. `change` replaces it in place, so Back still leads to the page before. */
export function usePlace<Schema extends z.ZodType>(schema: Schema) {
  const raw: unknown = useSearch({ strict: false })
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const navigate = useNavigate()
  const search = useMemo(() => schema.parse(raw), [schema, raw])
  const change = useChangeSearch()
  const go = useGo()
  const back = useBack()
  return useMemo(() => ({ search, params, change, go, back, navigate }), [search, params, change, go, back, navigate])
}

/** Changes single members of the address in place; undefined and '' take a member out. */
export function useChangeSearch(): (patch: SearchPatch) => void {
  const navigate = useNavigate()
  return useCallback((patch) => {
    void navigate({
      to: '.', replace: true,
      search: (before: Record<string, unknown>) => Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined && value !== '' && value !== null)),
    })
  }, [navigate])
}

/** What stands in the address, unread; for parts that know only one member's name. */
export function useRawSearch(): Readonly<Record<string, unknown>> {
  return useSearch({ strict: false })
}

/** Whether the address narrows the list that it shows: a member stands otherwise than on a page that was just opened. Which row is open narrows nothing. */
export function useIsFiltered(): boolean {
  const raw = useRawSearch()
  const router = useRouter()
  const routeId: string = useMatches().at(-1)?.routeId ?? ''
  return useMemo(() => {
    const routes: Readonly<Record<string, { readonly options: { readonly validateSearch?: unknown } } | undefined>> = router.routesById
    const validate = routes[routeId]?.options.validateSearch
    const fresh: Readonly<Record<string, unknown>> = typeof validate === 'function' ? validate({}) : {}
    return Object.entries(raw).some(([name, value]) => name !== 'open' && value !== undefined && value !== '' && value !== null && value !== fresh[name])
  }, [raw, router, routeId])
}
