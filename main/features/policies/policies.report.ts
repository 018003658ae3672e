/** The coverage of the clauses as a register, so that a manager can put it into a file. */
import { listCoverage } from '#main/features/policies/coverage.service.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { coverageStates } from '#shared/contract/policies.ts'
import type { CoverageRow } from '#shared/contract/policies.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

function matches(row: CoverageRow, { text, state, from, to }: RegisterFilter): boolean {
  const day = row.lastAt === null ? null : dayOfInstant(row.lastAt)
  const isInPeriod = (from === null || (day !== null && day >= from)) && (to === null || (day !== null && day <= to))
  return isInPeriod && (state === 'all' || row.state === state) && (text === '' || row.printed.startsWith(text.toUpperCase()) || row.zh.includes(text) || row.en.toLowerCase().includes(text.toLowerCase()))
}

function toValues(row: CoverageRow, locale: Locale) {
  return {
    policy: row.pack, clause: row.id, says: row[locale], hardness: findText(locale, `policies.hardness.${row.hardness}`) ?? row.hardness, state: translate(locale, `policies.coverage-${row.state}`),
    mechanism: row.state === 'run' ? findText(locale, `policies.mechanism.${row.mechanism ?? ''}`) ?? row.mechanism : '', acts: row.firings.map((firing) => findText(locale, `policies.how.${firing.how}`) ?? firing.how).join('、'),
    active: translate(locale, row.isActive ? 'policies.value-on' : 'policies.value-off'), count: row.count, lastAt: row.lastAt,
  }
}

/** In the order of the policies; the period is that of the last time that a clause acted. */
export const clauseRegister: RegisterSource = {
  name: 'clauses', title: 'policies.coverage', capability: 'policies.read',
  columns: [
    { key: 'policy', title: 'policies.pack', kind: 'text', width: 6 }, { key: 'clause', title: 'policies.clause', kind: 'text', width: 14 }, { key: 'says', title: 'policies.says', kind: 'long-text', width: 50 },
    { key: 'hardness', title: 'policies.hardness', kind: 'text', width: 8 }, { key: 'state', title: 'policies.state', kind: 'text', width: 10 }, { key: 'mechanism', title: 'policies.mechanism', kind: 'text', width: 12 },
    { key: 'acts', title: 'policies.acts-in', kind: 'text', width: 18 }, { key: 'active', title: 'policies.effect', kind: 'text', width: 8 }, { key: 'count', title: 'policies.fired', kind: 'number', width: 8 }, { key: 'lastAt', title: 'policies.last-fired', kind: 'instant', width: 17 },
  ],
  states: coverageStates.map((state) => ({ value: state, title: `policies.coverage-${state}` as const })),
  async page(reader, filter, context, { cursor, size }) {
    const rows = (await listCoverage(reader, context.today)).filter((row) => matches(row, filter))
    const start = cursor === null ? 0 : rows.findIndex((row) => row.id === cursor) + 1
    const page = rows.slice(start, start + size)
    return { rows: page.map((row) => ({ id: row.id, values: toValues(row, context.locale) })), next: start + size < rows.length ? page.at(-1)?.id ?? null : null }
  },
  count: async (reader, filter, context, limit) => Math.min(limit ?? Number.MAX_SAFE_INTEGER, (await listCoverage(reader, context.today)).filter((row) => matches(row, filter)).length),
}
