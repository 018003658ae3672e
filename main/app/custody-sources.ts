/** What custody asks of customer files, lending and filing, answered by theirs; and the one gate of customer files with its log. */
import type { Keeper } from '#main/app/keeper.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { judgeOpening } from '#main/features/custody/custody.gate.ts'
import type { CustodySources } from '#main/features/custody/custody.sources.ts'
import { insertOpening, lastOpeningAt } from '#main/features/custody/openings.repository.ts'
import type { OpeningNote } from '#main/features/custody/openings.repository.ts'
import { settleRetention, settleTypedHome } from '#main/features/custody/shelving.service.ts'
import { judgeFilingView } from '#main/features/customer-filing/customer-filing.service.ts'
import { countHeld, findCustodyHead, findUnjoined, listHeld, listItemHoldings, listTaken, pageCustodyFiles, readHolding } from '#main/features/customers/customer-custody.repository.ts'
import { findHolding, markDestroyed, setHome, setRetentionEnd, setShelvingClass } from '#main/features/customers/customers.custody.ts'
import type { CustomerHomes, FileGate } from '#main/features/customers/customers.service.ts'
import { findItemsOut, listConsultations } from '#main/features/lending/lending.facts.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { RefusedError } from '#shared/domain/refusal.ts'
import { minuteMs } from '#shared/kernel/instants.ts'

export const custodySources: CustodySources = {
  files: { findHolding, readHolding, findHead: findCustodyHead, listItems: listItemHoldings, listHeld, listTaken, countHeld, findUnjoined, page: pageCustodyFiles, setHome, setShelvingClass, setRetentionEnd, markDestroyed },
  listConsultations,
  viewOfFiling: judgeFilingView,
  findItemsOut,
  officeName: async (reader) => (await getSettings(reader)).officeName,
}

/** A place that was typed with a profile, and the retention of a file that was closed. */
export const customerHomes: CustomerHomes = {
  settle: (unit, kind, id) => settleTypedHome(unit, custodySources.files, kind, id),
  settleRetention: (unit, id) => settleRetention(unit, custodySources.files, id),
}

/** A screen reads an open file again after every change in the office: within this time the same person reading the same file is one opening. */
const sameOpeningMs = 10 * minuteMs
/** Whoever opens a file waits this long for its line in the log; an import that holds the pen longer does not keep him from reading, the line follows. */
const patienceMs = 1_000

async function noteIn(unit: Unit, note: OpeningNote): Promise<void> {
  const last = await lastOpeningAt(unit.read, note)
  if (last === null || unit.now - last > sameOpeningMs) await insertOpening(unit.write, unit.newId<'opening'>(), unit.now, note)
}

/** Builds the gate. A line is a unit of work of its own, with its audit row: a refusal rolls the caller's back, the attempt stays. */
export function createFileGate(keeper: Keeper): FileGate {
  const { clock } = keeper.platform
  const write = (actor: Actor, note: OpeningNote): Promise<void> => keeper.hold((archive) => archive.write({ actor, operation: 'custody.noteOpening' }, (unit) => noteIn(unit, note)))

  async function isNoted(reader: Reader, note: OpeningNote): Promise<boolean> {
    const last = await lastOpeningAt(reader, note)
    return last !== null && clock.now() - last <= sameOpeningMs
  }

  async function judge(reader: Reader, actor: Actor, customerId: string, what: string, note: (note: OpeningNote) => Promise<void>): Promise<ReadonlySet<string>> {
    const judged = await judgeOpening(reader, custodySources, actor, { customerId, what }, clock.today())
    await note(judged.note)
    if (!judged.result.ok) throw new RefusedError(judged.result.error)
    return judged.hiddenItems
  }

  return {
    open: (reader, actor, customerId) => judge(reader, actor, customerId, 'file', async (note) => {
      if (await isNoted(reader, note)) return
      await Promise.race([write(actor, note), new Promise<void>((resolve) => { setTimeout(resolve, patienceMs).unref() })])
    }),
    // Inside a unit of work the line of a refusal can only be written after it: the pen is in this hand.
    openIn: (unit, customerId, what) => judge(unit.read, unit.actor, customerId, what, (note) => {
      // Acts on a file are in its own book; looking into it is only in this log.
      if (note.outcome === 'opened') return what === 'look' ? noteIn(unit, note) : Promise.resolve()
      // The archive may lock before it is written; the refusal stands all the same.
      void write(unit.actor, note).catch(() => undefined)
      return Promise.resolve()
    }),
  }
}
