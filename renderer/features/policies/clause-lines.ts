/** The clauses of all packs as lines of one list, and which of them a filter or a citation means. */
import type { PolicyClauseRow, PolicyPackRow } from '#shared/contract/policies.ts'
import type { RunChoice } from '#renderer/features/policies/policies-search.ts'
import type { Locale } from '#shared/text/index.ts'

export type ClauseLine = PolicyClauseRow & { readonly pack: PolicyPackRow }
export type ClauseFilter = { readonly text: string; readonly pack: string; readonly hardness: string; readonly runs: RunChoice }

export function clauseLines(packs: readonly PolicyPackRow[]): readonly ClauseLine[] {
  return packs.flatMap((pack) => pack.clauses.map((clause) => ({ ...clause, pack })))
}

/** Whether it prints a number that an office could change. */
export function hasFigure(line: ClauseLine): boolean {
  return Object.values(line.numbers).some((value) => typeof value === 'number')
}

/** What becomes of a clause in the program. */
export function runOf(line: ClauseLine): Exclude<RunChoice, 'all'> {
  if (line.mechanism === null) return 'none'
  return line.mechanism === 'shown' ? 'shown' : 'run'
}

/** Lines of a pack and strength whose number begins with, or whose words contain, what was typed. */
export function matchClauses(lines: readonly ClauseLine[], filter: ClauseFilter, locale: Locale): readonly ClauseLine[] {
  const wanted = filter.text.trim().toLowerCase()
  return lines.filter((line) => (filter.pack === 'all' || line.pack.id === filter.pack) && (filter.hardness === 'all' || line.hardness === filter.hardness)
    && (filter.runs === 'all' || runOf(line) === filter.runs) && (wanted === '' || line.printed.toLowerCase().startsWith(wanted) || line[locale].toLowerCase().includes(wanted)))
}

const strongestFirst: readonly ClauseLine['hardness'][] = ['block', 'warn', 'record', 'show']

/** The line that a citation names: the strongest with this printed number, or the number as the packs split it. */
export function findCited(lines: readonly ClauseLine[], citation: string): ClauseLine | undefined {
  const printed = lines.filter((line) => line.printed === citation).toSorted((one, other) => strongestFirst.indexOf(one.hardness) - strongestFirst.indexOf(other.hardness))
  return printed[0] ?? lines.find((line) => line.id === citation)
}

/** The article that a citation belongs to, so that its neighbours are seen with it: `P07-19` for `P07-19.5`. */
export function articleOf(printed: string): string {
  return printed.replace(/^([A-Z]\d+-\d+).*$/i, '$1')
}

/** Steps of chains that stand on this clause. */
export function stepsOn(line: ClauseLine) {
  return line.pack.chains.flatMap((chain) => chain.steps.map((step, index) => ({ chain, step, position: index + 1 }))).filter(({ step }) => step.clause === line.printed || step.clause === line.id)
}
