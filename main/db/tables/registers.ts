/** Row types of the declared registers. */
import type { CustomFieldKind, Requirement } from '#shared/domain/register-forms.ts'
import type { LineStatus } from '#shared/domain/register-lines.ts'

export type RegisterTables = {
  /** One row a line of any register; everything that happened to it is in the register book. `body`, `lacks` and `marks` are JSON. */
  register_lines: {
    id: string; form: string; number: string; status: LineStatus
    day: string; body: string; lacks: string; marks: string; title: string
    customer_id: string | null; unique_key: string | null; entered_at: number; entered_by: string
    closed_at: number | null; closed_by: string | null; reason: string
  }
  /** Fields that the office added to a register; retired ones stay, because old lines hold values of them. */
  register_custom_fields: {
    id: string; form: string; key: string; label: string; kind: CustomFieldKind
    options: string; required: Requirement | null; added_at: number; added_by: string
    retired_at: number | null; retired_by: string | null
  }
}
