/** Row types of imports. */
import type { DuplicatePolicy, LineOutcome } from '#shared/domain/imports/outcome.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import type { ImportStatus } from '#shared/domain/imports/undo.ts'

export type ImportTables = {
  imports: {
    id: string; number: string; kind: ImportKind; status: ImportStatus; file_name: string
    /** SHA-256 of the file: the same file again is said. */
    file_hash: string; file_bytes: number; sheet: string
    /** The table's headings, as JSON: the head of the file of rejected lines. */
    headings: string
    policy: DuplicatePolicy
    /** Lines that are no data, by what they are, as JSON. */
    skipped: string
    read: number; new: number; updated: number; duplicate: number; rejected: number
    imported_at: number; imported_by: string
    /** The newest entry of the register book when it ended: later ones are work done since. */
    last_seq: number
    undone_at: number | null; undone_by: string | null; undo_reason: string
  }
  /** Every line that was read. */
  import_lines: {
    import_id: string; line: number; outcome: LineOutcome; title: string
    /** What the line says, hashed: the same line again is known. */
    fingerprint: string
    subject_id: string | null; subject_number: string; match: string | null; findings: string
    /** The cells of lines that did not go in, as JSON: they go back as a file. */
    cells: string | null
    /** The profile before an update, as JSON: undoing puts it back. */
    before: string | null
  }
  /** The mapping that an office last used for a table with these headings. */
  import_mappings: { signature: string; kind: ImportKind; mapping: string; used_at: number; used_by: string }
}
