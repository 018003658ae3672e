/** What other features may know of registers: narrow, read-only facts that `main/app` hands to them. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Matter } from '#shared/contract/customers.ts'
import type { QuotaLine } from '#shared/domain/pack-quotas.ts'
import type { LineValues } from '#shared/domain/register-lines.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { findRegisterForm } from '#shared/policies/index.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'
import { statusWords } from '#shared/text/register-words.ts'

/** Lines of any register that name this customer, the latest first; at most `limit`. Struck-out lines are left out. */
export async function listRegisterMatters(reader: Reader, customerId: string, limit: number): Promise<Matter[]> {
  const rows = await reader.selectFrom('register_lines').leftJoin('users', 'users.id', 'register_lines.entered_by').select(['register_lines.id', 'form', 'number', 'register_lines.status', 'day', 'title', 'closed_at', 'users.display_name as entered_by_name'])
    .where('customer_id', '=', customerId).where('register_lines.status', '<>', 'void').orderBy('day', 'desc').limit(limit).execute()
  // Days and moments in the table were written by the program.
  return rows.map((row) => {
    const at = toInstant(startOfDayMs(row.day as Day))
    const form = findRegisterForm(row.form)
    const words = (locale: Locale) => statusWords(form, row.status, locale, translate(locale, `registers.status.${row.status}`))
    return {
      kind: 'register-line', detail: row.form, id: row.id, number: row.number, status: row.status, at, person: row.entered_by_name ?? '', title: row.title, dueDay: null, endedAt: row.status === 'kept' ? at : row.closed_at as InstantMs | null,
      words: { kind: { zh: form?.zh ?? row.form, en: form?.en ?? row.form }, status: { zh: words('zh'), en: words('en') } },
    }
  })
}

/** Lines of a register whose day lies in a span, struck-out ones left out; at most `limit`, the newest. What a quota counts. */
export async function listLinesOfSpan(reader: Reader, form: string, span: { readonly from: Day; readonly to: Day }, limit: number): Promise<QuotaLine[]> {
  const rows = await reader.selectFrom('register_lines').select(['id', 'status', 'day', 'body']).where('form', '=', form).where('day', '>=', span.from).where('day', '<=', span.to).where('status', '<>', 'void').orderBy('day', 'desc').limit(limit).execute()
  // Values and days in the table were written by the program from checked lines.
  return rows.map((row) => ({ id: row.id, status: row.status, day: row.day as Day, values: JSON.parse(row.body) as LineValues }))
}
