/** Joins the import to the features that its lines belong to: one target for each kind. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { inChunks } from '#main/db/chunks.ts'
import { readTicks, tickDocuments } from '#main/features/customers/customers.bulk-items.ts'
import type { DocumentTicks } from '#main/features/customers/customers.bulk-items.ts'
import { findTouchedSince, insertCustomers, readProfiles, removeCustomers, updateCustomers } from '#main/features/customers/customers.bulk.ts'
import { findTwinsOfMany } from '#main/features/customers/customer-twins.ts'
import { findDepositsTouchedSince, insertDeposits, removeDeposits } from '#main/features/deposits/deposits.bulk.ts'
import type { Change, ImportTarget } from '#main/features/imports/import-target.ts'
import { findLoansTouchedSince, insertLoans, removeLoans } from '#main/features/lending/lending.bulk.ts'
import { customerInputSchema } from '#shared/contract/customers.ts'
import type { CustomerInput, Twin } from '#shared/contract/customers.ts'
import { codeKey, nameKey } from '#shared/domain/customers.ts'
import type { TwinReason } from '#shared/domain/customers.ts'
import type { Finding } from '#shared/domain/imports/cell.ts'
import { certaintyOf } from '#shared/domain/imports/keys.ts'
import type { MatchReason } from '#shared/domain/imports/keys.ts'
import { mergeProfile } from '#shared/domain/imports/merge.ts'
import type { Match } from '#shared/domain/imports/outcome.ts'
import type { CustomerRecord, ImportRecord } from '#shared/domain/imports/record.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import type { Id } from '#shared/kernel/ids.ts'

type FileRecord = Extract<ImportRecord, { readonly kind: 'customers' | 'vehicle-files' }>

function asFile(record: ImportRecord): FileRecord {
  if (record.kind !== 'customers' && record.kind !== 'vehicle-files') throw new Error('a line of another kind')
  return record
}

/** A file as the customer feature takes it; the sheet names no secrecy, so it is internal. */
function toInput(customer: CustomerRecord): CustomerInput {
  return { ...customer, secrecy: 'internal', contacts: customer.contacts.map((contact) => ({ ...contact, phones: [...contact.phones] })), extra: { ...customer.extra } }
}

/** Every bound of the contract, said at the field that breaks it. */
function checkFile(record: ImportRecord): readonly Finding[] {
  const parsed = customerInputSchema.safeParse(toInput(asFile(record).customer))
  return parsed.success ? [] : parsed.error.issues.map((issue): Finding => ({ code: 'not-accepted', field: issue.path.map(String).join('.'), facts: { why: issue.message.slice(0, 80) }, weight: 'rejects' }))
}

type KeptFile = { readonly id: string; readonly number: string; readonly name: string; readonly name_key: string; readonly former_number: string; readonly credit_code: string; readonly plate: string }

async function findKept(reader: Reader, column: 'former_number' | 'id', values: readonly string[]): Promise<KeptFile[]> {
  const found: KeptFile[] = []
  await inChunks([...new Set(values)].filter((value) => value !== ''), async (chunk) => {
    const select = reader.selectFrom('customers').select(['id', 'number', 'name', 'name_key', 'former_number', 'credit_code', 'plate']).where(column, 'in', [...chunk])
    found.push(...await (column === 'former_number' ? select.where('former_number', '<>', '') : select).execute())
  })
  return found
}

function toMatch(kept: Pick<KeptFile, 'id' | 'number' | 'name'>, reasons: readonly MatchReason[]): Match {
  return { certainty: certaintyOf(reasons), reasons, subjectId: kept.id, number: kept.number, name: kept.name, line: null }
}

/** One vehicle has one file (P10-A.3a): the vehicle identification number decides. */
async function matchVehicles(reader: Reader, records: readonly ImportRecord[]): Promise<readonly (Match | null)[]> {
  const kept = await findKept(reader, 'former_number', records.map((record) => asFile(record).customer.formerNumber))
  const byVin = new Map(kept.map((file) => [codeKey(file.former_number), file]))
  return records.map((record) => { const file = byVin.get(codeKey(asFile(record).customer.formerNumber)); return file === undefined ? null : toMatch(file, ['vin']) })
}

async function matchCustomers(reader: Reader, records: readonly ImportRecord[]): Promise<readonly (Match | null)[]> {
  const customers = records.map((record) => asFile(record).customer)
  const twins = await findTwinsOfMany(reader, customers.map((customer) => ({ ...customer, phones: customer.contacts.flatMap((contact) => contact.phones) })))
  const numbered = Map.groupBy(await findKept(reader, 'former_number', customers.map((customer) => customer.formerNumber)), (file) => file.former_number)
  const named = new Map((await findKept(reader, 'id', twins.flat().map((twin) => twin.id))).map((file) => [file.id, file]))
  return customers.map((customer, index) => {
    const matches = [
      ...(numbered.get(customer.formerNumber) ?? []).map((file) => toMatch(file, [file.name_key === nameKey(customer.name) ? 'former-number' : 'number'])),
      ...(twins[index] ?? []).map((twin) => toMatch(twin, reasonsOf(customer, twin, named.get(twin.id)))),
    ]
    return matches.find((match) => match.certainty === 'same') ?? matches[0] ?? null
  })
}

const twinWords = { 'credit-code': 'credit-code', 'id-number': 'id-number', name: 'name', phone: 'phone' } as const satisfies Readonly<Record<TwinReason, MatchReason>>

/** A name with its telephone is the same customer. So is a firm's full name, unless numbers beside it say otherwise. */
function reasonsOf(customer: CustomerRecord, twin: Twin, kept: KeptFile | undefined): readonly MatchReason[] {
  const differ = (left: string, right: string) => left !== '' && right !== '' && codeKey(left) !== codeKey(right)
  const isOther = kept !== undefined && (differ(customer.creditCode, kept.credit_code) || differ(customer.formerNumber, kept.former_number))
  const reasons: MatchReason[] = twin.reasons.map((reason) => twinWords[reason])
  if (isOther || !twin.reasons.includes('name')) return reasons
  if (twin.reasons.includes('phone')) return ['name-and-phone', ...reasons]
  return customer.partyType === 'firm' ? ['firm-name', ...reasons] : reasons
}

/** A kept file as an import changes it: its profile, and the ticks of a vehicle's documents. */
type KeptState = { readonly profile: CustomerInput; readonly ticks: DocumentTicks | null }

async function changeFiles(reader: Reader, pairs: readonly { readonly subjectId: string; readonly record: ImportRecord }[]): Promise<readonly (Change | null)[]> {
  // Matches carry the ids of kept files.
  const ids = pairs.map((pair) => pair.subjectId as Id<'customer'>)
  const [profiles, ticks] = [await readProfiles(reader, ids), await readTicks(reader, ids)]
  return pairs.map(({ subjectId, record }): Change | null => {
    const [file, kept] = [asFile(record), profiles.get(subjectId)]
    if (kept === undefined) return null
    const merged = mergeProfile(kept, file.customer)
    const wanted = file.items.length === 0 ? null : Object.fromEntries(file.items.map((item) => [item.title, item.present]))
    const present = ticks.get(subjectId) ?? {}
    const isTicked = wanted !== null && Object.entries(wanted).some(([title, value]) => present[title] !== value)
    if (!merged.isChanged && !isTicked) return null
    const state = (profile: CustomerInput, of: DocumentTicks | null): string => JSON.stringify({ profile, ticks: of } satisfies KeptState)
    return { subjectId, before: state(kept, wanted === null ? null : present), after: state(merged.profile, wanted) }
  })
}

async function writeStates(unit: Unit, states: readonly { readonly subjectId: string; readonly state: string }[], batch: { readonly batchId: Id<'import'>; readonly reason: string }): Promise<void> {
  // The states were written by `changeFiles`.
  const changes = states.map(({ subjectId, state }) => ({ id: subjectId as Id<'customer'>, ...(JSON.parse(state) as KeptState) }))
  await updateCustomers(unit, changes.map(({ id, profile }) => ({ id, input: profile })), batch)
  await tickDocuments(unit, changes.flatMap(({ id, ticks }) => (ticks === null ? [] : [{ id, ticks }])), batch)
}

/** Files that have entries of their own since the import, or whose documents have. */
async function findTouchedFiles(reader: Reader, batchId: Id<'import'>, limit: number): Promise<readonly string[]> {
  const byItem = await reader.selectFrom('customer_items').innerJoin('customers', 'customers.id', 'customer_id').innerJoin('register_events', 'register_events.subject_id', 'customer_items.id')
    .select('customers.number').distinct().where('customers.import_batch_id', '=', batchId).limit(limit).execute()
  return [...new Set([...await findTouchedSince(reader, batchId, limit), ...byItem.map((row) => row.number)])].toSorted().slice(0, limit)
}

/** Numbers of loans, deposits, visits, calls and cases that name a file of the batch: taking it away would leave them pointing at nothing. */
async function findReferences(reader: Reader, batchId: Id<'import'>, limit: number): Promise<readonly string[]> {
  const ofBatch = reader.selectFrom('customers').select('id').where('import_batch_id', '=', batchId)
  const numbers: string[] = []
  for (const table of ['loans', 'deposits', 'visits', 'calls', 'cases'] as const) {
    const rows = await reader.selectFrom(table).select('number').where('customer_id', 'in', ofBatch).limit(limit).execute()
    numbers.push(...rows.map((row) => row.number))
  }
  return numbers.slice(0, limit)
}

function customerTarget(findMatches: ImportTarget['findMatches']): ImportTarget {
  return {
    check: checkFile, findMatches, prepareChanges: changeFiles,
    insert: (unit, records, batchId) => insertCustomers(unit, records.map((record) => {
      const { customer, items } = asFile(record)
      return { input: toInput(customer), items: items.map((item) => ({ ...item, code: '', pages: null, carrier: 'paper' as const, shelfPlace: '', secrecy: null, note: '' })) }
    }), { batchId }),
    applyChanges: (unit, changes, batch) => writeStates(unit, changes.map(({ subjectId, after }) => ({ subjectId, state: after })), batch),
    restore: (unit, changes, batch) => writeStates(unit, changes.map(({ subjectId, before }) => ({ subjectId, state: before })), batch),
    findTouched: findTouchedFiles, findReferred: findReferences,
    remove: async (unit, batch) => void await removeCustomers(unit, batch.batchId, batch.reason),
  }
}

/** Lines of a register are never changed by an import, and nothing else names them. */
const registerLine: Pick<ImportTarget, 'check' | 'findMatches' | 'prepareChanges' | 'applyChanges' | 'restore' | 'findReferred'> = {
  check: () => [], findMatches: (_reader, records) => Promise.resolve(records.map(() => null)), prepareChanges: (_reader, pairs) => Promise.resolve(pairs.map(() => null)),
  applyChanges: () => Promise.resolve(), restore: () => Promise.resolve(), findReferred: () => Promise.resolve([]),
}

const depositTarget: ImportTarget = {
  ...registerLine,
  insert: (unit, records, batchId) => insertDeposits(unit, records.flatMap((record) => (record.kind === 'deposits' ? [record.deposit] : [])), { batchId }),
  findTouched: (reader, batchId, limit) => findDepositsTouchedSince(reader, batchId, limit),
  remove: async (unit, batch) => void await removeDeposits(unit, batch.batchId, batch.reason),
}

const loanTarget: ImportTarget = {
  ...registerLine,
  insert: (unit, records, batchId) => insertLoans(unit, records.flatMap((record) => (record.kind !== 'loans' ? [] : [{
    ...record.loan, borrowerName: record.loan.borrower, borrowerUnit: record.loan.unit, borrowerPhone: record.loan.phone,
  }])), { batchId }),
  findTouched: (reader, batchId, limit) => findLoansTouchedSince(reader, batchId, limit),
  remove: async (unit, batch) => void await removeLoans(unit, batch.batchId, batch.reason),
}

/** The target of each kind. */
export const importTargets: Readonly<Record<ImportKind, ImportTarget>> = { customers: customerTarget(matchCustomers), 'vehicle-files': customerTarget(matchVehicles), deposits: depositTarget, loans: loanTarget }
