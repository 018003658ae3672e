/** Row types of the tables that every feature stands on. */
import type { Generated } from 'kysely'
import type { AttachmentPurpose } from '#shared/domain/attachments.ts'

export type FoundationTables = {
  /** Facts about the archive itself. */
  meta: { key: string; value: string }
  users: { id: string; display_name: string; role: string; department: string; disabled_at: number | null; created_at: number }
  /** Gapless numbers: the last one given per series and year. */
  counters: { series: string; year: number; last: number }
  /** The hash chain; append-only by trigger. */
  audit: { seq: Generated<number>; body: string; h: string }
  /** The register book; append-only by trigger. `corrects` is the seq of the entry that this one corrects. */
  register_events: {
    seq: Generated<number>; register: string; subject_id: string; kind: string; corrects: number | null
    body: string; at: number; actor_id: string
  }
  /** Half-filled forms, one per user and form; not part of the state digest. */
  drafts: { user_id: string; form: string; body: string; updated_at: number }
  settings: { key: string; value: string; changed_at: number; changed_by: string }
  /** What lies sealed in the attachments folder. `claimed_at` is null until a record names it. */
  attachments: { id: string; address: string; file_name: string; media_type: string; size: number; created_at: number; created_by: string; purpose: AttachmentPurpose; claimed_at: number | null }
  /** Counts per register, day and key, kept in the same transaction; not part of the state digest. */
  rollups: { register: string; day: string; key: string; count: number }
}
