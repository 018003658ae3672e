/** Finds files that may be the same customer: by credit code, identity number, name or telephone. A twin is named, never an obstacle. */
import { inChunks } from '#main/db/chunks.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Twin } from '#shared/contract/customers.ts'
import { codeKey, nameKey, twinReasons } from '#shared/domain/customers.ts'
import type { TwinReason } from '#shared/domain/customers.ts'
import { identifies, readPhone } from '#shared/domain/phones.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Who is looked for; empty parts are not compared. */
export type TwinProbe = { readonly name: string; readonly creditCode: string; readonly idNumber: string; readonly phones: readonly string[]; readonly exceptId?: Id<'customer'> | null }

type Found = { readonly id: string; readonly number: string; readonly name: string; readonly value: string; readonly reason: TwinReason }
type Keys = Readonly<Record<TwinReason, readonly string[]>>

/** Twins named for one probe; a common name or a switchboard would name hundreds. */
const twinsNamed = 10

function keysOf(probe: TwinProbe): Keys {
  const phones = probe.phones.map(readPhone).filter(identifies).map((phone) => phone.digits)
  const filled = (key: string): string[] => (key === '' ? [] : [key])
  return { 'credit-code': filled(codeKey(probe.creditCode)), 'id-number': filled(codeKey(probe.idNumber)), name: filled(nameKey(probe.name)), phone: [...new Set(phones)] }
}

const keyColumns = { 'credit-code': 'credit_code', 'id-number': 'id_number', name: 'name_key' } as const satisfies Partial<Record<TwinReason, string>>

async function lookUp(reader: Reader, reason: TwinReason, values: readonly string[]): Promise<Found[]> {
  const found: Found[] = []
  await inChunks([...new Set(values)], async (chunk) => {
    const column = reason === 'phone' ? null : keyColumns[reason]
    const rows = column === null
      ? await reader.selectFrom('customer_phones').innerJoin('customers', 'customers.id', 'customer_id').select(['customers.id', 'number', 'name', 'digits as value']).distinct().where('digits', 'in', [...chunk]).orderBy('customers.id').execute()
      // An empty number never is a key; saying so lets the partial index answer.
      : await reader.selectFrom('customers').select(['id', 'number', 'name', `${column} as value`]).where(column, 'in', [...chunk]).where(column, '<>', '').orderBy('id').execute()
    for (const row of rows) found.push({ ...row, reason })
  })
  return found
}

/** Twins of many at once, one list for each probe in the same order; four statements for every 200 of them. */
export async function findTwinsOfMany(reader: Reader, probes: readonly TwinProbe[]): Promise<Twin[][]> {
  const keys = probes.map(keysOf)
  const lookups = new Map<TwinReason, Map<string, Found[]>>()
  for (const reason of twinReasons) {
    const found = await lookUp(reader, reason, keys.flatMap((key) => key[reason]))
    lookups.set(reason, Map.groupBy(found, (row) => row.value))
  }
  return probes.map((probe, index) => {
    const hits = twinReasons.flatMap((reason) => (keys[index]?.[reason] ?? []).flatMap((key) => lookups.get(reason)?.get(key) ?? []))
    return gather(hits.filter((hit) => hit.id !== probe.exceptId))
  })
}

/** Twins of one, the most certain reason first. */
export async function findTwinsOf(reader: Reader, probe: TwinProbe): Promise<Twin[]> {
  return (await findTwinsOfMany(reader, [probe]))[0] ?? []
}

function gather(hits: readonly Found[]): Twin[] {
  const byId = Map.groupBy(hits, (hit) => hit.id)
  // Ids in the table were minted by the program.
  const twins = [...byId].map(([id, of]) => ({ id: id as Id<'customer'>, number: of[0]?.number ?? '', name: of[0]?.name ?? '', reasons: [...new Set(of.map((hit) => hit.reason))] }))
  return twins.slice(0, twinsNamed)
}
