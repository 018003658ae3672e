/** The register of stand-ins: who acts for whom, from day to day; an entry is ended, never erased. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { decideStandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import type { StandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'stand-ins'

export type KeptStandIn = StandIn & { readonly id: Id<'stand-in'>; readonly endedAt: number | null }
type StandInRow = { readonly id: string; readonly person_id: string; readonly stand_in_id: string; readonly from_day: string; readonly to_day: string; readonly under: string; readonly ended_at: number | null }

// Ids and days in the table were written by this module.
const toStandIn = (row: StandInRow): KeptStandIn => ({ id: row.id as Id<'stand-in'>, personId: row.person_id, standInId: row.stand_in_id, fromDay: row.from_day as Day, toDay: row.to_day as Day, under: row.under, endedAt: row.ended_at })

/** Entries that count on a day. */
export async function listStandInsOn(reader: Reader, day: Day): Promise<KeptStandIn[]> {
  const rows = await reader.selectFrom('stand_ins').selectAll().where('ended_at', 'is', null).where('from_day', '<=', day).where('to_day', '>=', day).orderBy('set_at').execute()
  return rows.map(toStandIn)
}

/** Entries that have not ended by a day: what counts now and what is still to come. */
export async function listStandInsFrom(reader: Reader, day: Day): Promise<KeptStandIn[]> {
  const rows = await reader.selectFrom('stand_ins').selectAll().where('ended_at', 'is', null).where('to_day', '>=', day).orderBy('from_day').orderBy('id').execute()
  return rows.map(toStandIn)
}

/** Names who acts for the person of this unit of work, from day to day; throws every reason why not. */
export async function setStandIn(unit: Unit, entry: Omit<StandIn, 'personId'>): Promise<KeptStandIn> {
  const whole = { ...entry, personId: unit.actor.userId }
  orRefuse(decideStandIn(whole, await listStandInsFrom(unit.read, unit.today), await listActivePeople(unit.read), unit.today))
  const id = unit.newId<'stand-in'>()
  await unit.write.insertInto('stand_ins').values({ id, person_id: whole.personId, stand_in_id: whole.standInId, from_day: whole.fromDay, to_day: whole.toDay, under: whole.under, set_at: unit.now, ended_at: null }).execute()
  unit.recordEvent({ register, subjectId: id, kind: 'set', body: whole })
  unit.touch('approvals')
  unit.touch('today')
  return { ...whole, id, endedAt: null }
}

/** Ends an entry from now on; only the person himself or whoever stands in for him may. */
export async function endStandIn(unit: Unit, id: Id<'stand-in'>): Promise<KeptStandIn> {
  const row = await unit.read.selectFrom('stand_ins').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('stand-in')
  if (row.person_id !== unit.actor.userId && row.stand_in_id !== unit.actor.userId) refuse({ code: 'approvals.stand-in-not-yours', facts: {} })
  await unit.write.updateTable('stand_ins').set({ ended_at: unit.now }).where('id', '=', id).execute()
  unit.recordEvent({ register, subjectId: id, kind: 'ended', body: { personId: row.person_id, standInId: row.stand_in_id } })
  unit.touch('approvals')
  unit.touch('today')
  return { ...toStandIn(row), endedAt: unit.now }
}
