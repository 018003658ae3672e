/**
 * Guarantees that a write happens in exactly one transaction that ends with its audit row, that numbers are gapless,
 * and that writers of this process queue instead of meeting.
 */
import type { Database } from 'better-sqlite3'
import type { Kysely, Transaction } from 'kysely'
import { emptyAuditHead, linkAudit, prepareAuditHead } from '#main/db/audit.ts'
import type { AuditBody, AuditHead } from '#main/db/audit.ts'
import { prepareFiring } from '#main/db/clause-firings.ts'
import { translateSqliteError } from '#main/db/faults.ts'
import type { Schema } from '#main/db/schema.ts'
import { trackDigest } from '#main/db/state-digest.ts'
import type { Clock, IdSource } from '#main/platform/platform.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import { yearOf } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Reads only: the part of Kysely that cannot write. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'fn' | 'getExecutor'>
/** Writes; only a unit of work hands one out. */
export type Writer = Transaction<Schema>

/** Numbers that people use, with the letters that begin them. */
export const numberSeries = {
  customer: 'KH', visit: 'LF', call: 'LD', case: 'SQ', deposit: 'JC', loan: 'JY', consultation: 'CY', approval: 'SP', handover: 'YJ', import: 'DR', policyChange: 'ZD', followup: 'HF', customerVisit: 'BF', visitPlan: 'BJ', visitRequest: 'BQ', visitOutlay: 'BX', filing: 'BA', filingChange: 'BG', penalty: 'CF', customerReport: 'TJ', reportCorrection: 'TG', reportFiling: 'TB', reportDelivery: 'TS', destruction: 'XH', leak: 'XL', copyRequest: 'FY', movement: 'DS', disclosure: 'PL', careContact: 'LX', careScheme: 'WH', departure: 'LZ', survey: 'MY', careEvent: 'DX',
} as const
export type NumberSeries = keyof typeof numberSeries

export type RegisterEvent = {
  /** The register's name, e.g. `deposits`. */
  readonly register: string
  readonly subjectId: string
  /** What happened: `taken`, `handed-back`, `corrected`, … */
  readonly kind: string
  /** The whole line after the event, or the facts of the event. */
  readonly body: Readonly<Record<string, unknown>>
  /** The seq of the entry that this one corrects. */
  readonly corrects?: number
}

export type Unit = {
  readonly read: Reader
  readonly write: Writer
  readonly actor: Actor
  readonly now: InstantMs
  readonly today: Day
  newId<Subject extends string>(): Id<Subject>
  /** The next gapless number of a series in today's year, e.g. `JC2026-00001`; given back if the transaction rolls back. */
  nextNumber(series: NumberSeries): string
  /** The next `count` numbers of a series, in order, for one cost. */
  nextNumbers(series: NumberSeries, count: number): string[]
  /** The next gapless number of a declared register in today's year, by its own letters, e.g. `XF2026-00001`. */
  nextRegisterNumber(letters: string): string
  /** Appends to the register book and names the subject in the audit row; returns the entry's seq. A `clause` in its body is counted as one that acted. */
  recordEvent(event: RegisterEvent): number
  /** Adds to a daily count kept for reports. */
  tally(register: string, day: Day, key: string, change: number): void
  /** Names a topic that screens refresh on after the commit; a feature's name. */
  touch(topic: string): void
}

export type WriteContext = { readonly actor: Actor; readonly operation: string }

export type UnitOfWork = {
  write<T>(context: WriteContext, work: (unit: Unit) => Promise<T>): Promise<T>
  /** Runs `work` while no other write of this process can begin; for a worker thread that writes with its own connection. */
  lease<T>(work: () => Promise<T>): Promise<T>
}

export type UnitOfWorkParts = {
  readonly connection: Database
  readonly kysely: Kysely<Schema>
  readonly auditKey: string
  readonly digestKey: Buffer
  readonly clock: Clock
  readonly ids: IdSource
  /** Told after each commit: the new head, and the topics that changed. Must not throw. */
  readonly onCommit: (head: AuditHead, topics: readonly string[]) => void
}

/** Builds the only maker of `Unit`s for a writing connection. */
export function createUnitOfWork(parts: UnitOfWorkParts): UnitOfWork {
  const { connection, kysely, auditKey, clock, ids } = parts
  const digest = trackDigest(connection, parts.digestKey)
  const statements = prepareStatements(connection)
  let queue: Promise<unknown> = Promise.resolve()

  function lease<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  async function transact<T>(context: WriteContext, work: (unit: Unit) => Promise<T>): Promise<T> {
    const topics = new Set<string>()
    let head = emptyAuditHead
    const value = await kysely.transaction().execute(async (writer) => {
      const before = statements.auditHead()
      digest.begin(before.digest)
      const subjects = new Set<string>()
      const unit = createUnit(writer, context.actor, clock, ids, statements, topics, subjects)
      const result = await work(unit)
      const body: AuditBody = { at: unit.now, by: context.actor.userId, op: context.operation, s: [...subjects].slice(0, 50), d: digest.current() }
      const text = JSON.stringify(body)
      const link = linkAudit(auditKey, before.hash, text)
      statements.appendAudit.run(before.seq + 1, text, link)
      head = { seq: before.seq + 1, hash: link, digest: body.d, at: unit.now }
      return result
    })
    parts.onCommit(head, [...topics])
    return value
  }

  /** A full disk, a lost folder and a damaged page reach the caller under their names. */
  async function write<T>(context: WriteContext, work: (unit: Unit) => Promise<T>): Promise<T> {
    try {
      return await lease(() => transact(context, work))
    } catch (error) {
      throw translateSqliteError(error)
    }
  }

  return { write, lease }
}

function prepareStatements(connection: Database) {
  return {
    auditHead: prepareAuditHead(connection),
    appendAudit: connection.prepare<[number, string, string]>('INSERT INTO audit (seq, body, h) VALUES (?, ?, ?)'),
    appendEvent: connection.prepare<[string, string, string, number | null, string, number, string]>(
      'INSERT INTO register_events (register, subject_id, kind, corrects, body, at, actor_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    fire: prepareFiring(connection),
    count: connection.prepare<[string, number, number], { last: number }>(
      'INSERT INTO counters (series, year, last) VALUES (?, ?, ?) ON CONFLICT (series, year) DO UPDATE SET last = last + excluded.last RETURNING last',
    ),
    tally: connection.prepare<[string, string, string, number]>(
      'INSERT INTO rollups (register, day, key, count) VALUES (?, ?, ?, ?) ON CONFLICT (register, day, key) DO UPDATE SET count = count + excluded.count',
    ),
  }
}

function createUnit(
  write: Writer, actor: Actor, clock: Clock, ids: IdSource, statements: ReturnType<typeof prepareStatements>, topics: Set<string>, subjects: Set<string>,
): Unit {
  const [now, today] = [clock.now(), clock.today()]
  const numbersOf = (series: string, letters: string, count: number): string[] => {
    if (count === 0) return []
    const year = yearOf(today)
    const last = statements.count.get(series, year, count)?.last ?? count
    return Array.from({ length: count }, (_, index) => `${letters}${String(year)}-${String(last - count + 1 + index).padStart(5, '0')}`)
  }
  const numbers = (series: NumberSeries, count: number) => numbersOf(series, numberSeries[series], count)
  return {
    read: write,
    write,
    actor,
    now,
    today,
    newId: () => ids.next(now),
    nextNumber: (series) => numbers(series, 1).join(''),
    nextNumbers: numbers,
    nextRegisterNumber: (letters) => numbersOf(`register ${letters}`, letters, 1).join(''),
    recordEvent(event) {
      subjects.add(event.subjectId)
      topics.add(event.register)
      // An entry that names its clause is a clause that acted; the coverage screen counts them without reading the book.
      const { clause } = event.body
      if (typeof clause === 'string' && clause !== '') statements.fire.run(clause, event.register, now)
      const inserted = statements.appendEvent.run(event.register, event.subjectId, event.kind, event.corrects ?? null, JSON.stringify(event.body), now, actor.userId)
      return Number(inserted.lastInsertRowid)
    },
    tally: (register, day, key, change) => void statements.tally.run(register, day, key, change),
    touch: (topic) => void topics.add(topic),
  }
}
