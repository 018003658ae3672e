/** Keeps who is logged in where: one desk a window, browser session or bearer token. */
import type { Desk } from '#main/rpc/call.ts'
import type { Clock, IdSource } from '#main/platform/platform.ts'
import type { Actor } from '#shared/domain/actor.ts'

type Seat = { readonly desk: Desk; actor: Actor | null; lastActiveMs: number; hasScreen: boolean }
/** A token that a login gave out; it opens a desk of its own when it is first used. */
type Issued = { readonly actor: Actor; readonly from: Desk; desk: Desk | null }

export type Desks = {
  open(label: string): Desk
  close(desk: Desk): void
  actorAt(desk: Desk): Actor | null
  /** Seats a person; the token returned may be used as a bearer and then acts at a desk of its own. */
  seat(desk: Desk, actor: Actor): string
  leave(desk: Desk): void
  leaveAll(): void
  /** Everyone of this user leaves (disabled, or the role changed). */
  leaveUser(userId: string): void
  /** Notes work at a desk, so that it does not lock. */
  touch(desk: Desk): void
  /** Notes that a screen follows the changes at this desk and reads by itself after each. */
  noteScreen(desk: Desk): void
  hasScreen(desk: Desk): boolean
  /** Desks idle for at least this long, still seated. */
  idleFor(ms: number): readonly Desk[]
  isEmpty(): boolean
  byToken(token: string): Desk | null
}

/** Builds the register of desks. Times are monotonic, so setting the clock back keeps no desk open. */
export function createDesks(clock: Clock, ids: IdSource): Desks {
  const seats = new Map<string, Seat>()
  const issued = new Map<string, Issued>()

  function open(label: string): Desk {
    const desk = { id: ids.secret(), label }
    seats.set(desk.id, { desk, actor: null, lastActiveMs: clock.monotonicMs(), hasScreen: false })
    return desk
  }
  function seatAt(desk: Desk, actor: Actor): void {
    const seat = seats.get(desk.id)
    if (seat === undefined) throw new Error('this desk is closed')
    seat.actor = actor
    seat.lastActiveMs = clock.monotonicMs()
  }
  function leave(desk: Desk): void {
    const seat = seats.get(desk.id)
    if (seat !== undefined) seat.actor = null
    // Tokens that this desk gave out and nobody used are void; a token in use is a desk of its own and leaves by itself.
    for (const [token, entry] of issued) {
      if (entry.desk?.id === desk.id || (entry.desk === null && entry.from.id === desk.id)) issued.delete(token)
    }
  }
  const seated = () => [...seats.values()].filter((seat) => seat.actor !== null)

  return {
    open,
    close(desk) { leave(desk); seats.delete(desk.id) },
    actorAt: (desk) => seats.get(desk.id)?.actor ?? null,
    seat(desk, actor) {
      seatAt(desk, actor)
      const token = ids.secret()
      issued.set(token, { actor, from: desk, desk: null })
      return token
    },
    leave,
    leaveAll() { for (const seat of seats.values()) leave(seat.desk) },
    leaveUser(userId) {
      for (const [token, entry] of issued) if (entry.actor.userId === userId) issued.delete(token)
      for (const seat of seated()) if (seat.actor?.userId === userId) leave(seat.desk)
    },
    touch(desk) { const seat = seats.get(desk.id); if (seat !== undefined) seat.lastActiveMs = clock.monotonicMs() },
    noteScreen(desk) { const seat = seats.get(desk.id); if (seat !== undefined) seat.hasScreen = true },
    hasScreen: (desk) => seats.get(desk.id)?.hasScreen ?? false,
    idleFor: (ms) => seated().filter((seat) => clock.monotonicMs() - seat.lastActiveMs >= ms).map((seat) => seat.desk),
    isEmpty: () => seated().length === 0,
    byToken(token) {
      const entry = issued.get(token)
      if (entry === undefined) return null
      if (entry.desk === null) {
        entry.desk = open(`${entry.from.label}, token`)
        seatAt(entry.desk, entry.actor)
      }
      return entry.desk
    },
  }
}
