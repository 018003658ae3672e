/** Row types of leaks. */
import type { LeakCertainty, LeakChannel, LeakSeat, LeakStatus } from '#shared/domain/leaks.ts'

export type LeakTables = {
  /** `list_key` orders the list: unhandled before handled before closed, the newest first in each. */
  leaks: {
    id: string; number: string; status: LeakStatus; list_key: number; what: string; certainty: LeakCertainty; channel: LeakChannel; customer_id: string | null; customer: string
    found_at: number; reported_at: number; reported_by: string; measure: string; measure_at: number | null
    action: string; action_at: number | null; action_by: string | null; result: string; closed_at: number | null; closed_by: string | null
  }
  /** One row for each of the two who must know; empty until somebody in that seat has read it. */
  leak_readings: { leak_id: string; seat: LeakSeat; reader_id: string | null; read_at: number | null }
}
