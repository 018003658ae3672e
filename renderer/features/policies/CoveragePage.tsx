/** Every clause: what runs it, where it acts, when it last did; the sums of a policy, and the file that a manager takes along. */
import { useQuery } from '@tanstack/react-query'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { coverageChoices, coverageSearch, rowsOf } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, FilterChoice, FilterText, ListPage, MomentText, StatusTag, useGo, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column, Tone } from '#renderer/ui/index.ts'
import type { CoverageRow } from '#shared/contract/policies.ts'

const tones: Readonly<Record<CoverageRow['state'], Tone>> = { run: 'ok', shown: 'accent', missing: 'neutral' }

export function CoveragePage() {
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const { search } = usePlace(coverageSearch)
  const mayExport = useHas('reports.export')
  const coverage = useQuery(orpc.policies.coverage.queryOptions({ input: {} }))
  const rows = coverage.data?.rows ?? []
  const ofPack = rows.filter((row) => search.pack === 'all' || row.pack === search.pack)
  const wanted = search.text.trim().toLowerCase()
  const shown = ofPack.filter((row) => (search.state === 'all' || row.state === search.state) && (wanted === '' || row.printed.toLowerCase().startsWith(wanted) || row[locale].toLowerCase().includes(wanted)))
  const count = (state: CoverageRow['state']) => ofPack.filter((row) => row.state === state).length
  const packs = [...new Set(rows.map((row) => row.pack))]
  return (
    <PolicyTabs path="/policies/coverage" before={<Faults faults={coverage.data?.faults ?? []} />}>
      <ListPage
        id="policy-coverage" title={t('policies.coverage')} source={rowsOf(coverage, shown)} rowKey={(row) => row.id} columns={useColumns()} total={coverage.data === undefined ? undefined : shown.length}
        filters={<>
          <FilterText name="text" placeholder={t('policies.filter')} />
          <FilterChoice name="pack" label={t('policies.pack')} choices={[{ value: 'all', label: t('policies.every-pack') }, ...packs.map((pack) => ({ value: pack, label: pack }))]} />
          <FilterChoice name="state" label={t('policies.state')} choices={coverageChoices.map((value) => ({ value, label: t(value === 'all' ? 'policies.every-state' : `policies.coverage-${value}`) }))} />
          {coverage.data !== undefined && <span className="dg-quiet dg-number">{t('policies.sums', { pack: search.pack === 'all' ? t('policies.every-pack') : search.pack, total: ofPack.length, run: count('run'), shown: count('shown'), missing: count('missing') })}</span>}
        </>}
        detail={(openId) => { const row = rows.find((candidate) => candidate.id === openId); return row === undefined ? null : <CoverageDetail row={row} /> }}
        onExport={mayExport ? () => go('/reports', { register: 'clauses', state: search.state, text: search.text, ask: 'export' }) : undefined} empty={{ text: t('policies.nothing-found') }}
      />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<CoverageRow>[] {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  return [
    { key: 'id', title: t('policies.clause'), width: 110, cell: (row) => <span className="dg-number">{row.id}</span> }, { key: 'says', title: t('policies.says'), grow: 2, minWidth: 220, cell: (row) => <span title={row[locale]}>{row[locale]}</span> },
    { key: 'state', title: t('policies.state'), width: 100, cell: (row) => <StatusTag tone={tones[row.state]}>{t(`policies.coverage-${row.state}`)}</StatusTag> }, { key: 'mechanism', title: t('policies.mechanism'), width: 96, cell: (row) => (row.state === 'run' ? loose(`policies.mechanism.${row.mechanism ?? ''}`) ?? row.mechanism : '') },
    { key: 'acts', title: t('policies.acts-in'), width: 130, cell: (row) => row.firings.map((firing) => loose(`policies.how.${firing.how}`) ?? firing.how).join(t('common.list-join')) }, { key: 'count', title: t('policies.fired'), width: 64, align: 'right', cell: (row) => <span className="dg-number">{row.count || ''}</span> },
    { key: 'last', title: t('policies.last-fired'), width: 140, cell: (row) => (row.lastAt === null ? '' : <MomentText at={row.lastAt} />) },
  ]
}

function CoverageDetail({ row }: { readonly row: CoverageRow }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const go = useGo()
  return (
    <DetailPane title={row.id} subtitle={row.pack} actions={[{ key: 'C', label: t('policies.tab-clauses'), run: () => go('/policies', { clause: row.id }) }]}>
      <p style={{ fontSize: 15 }}>{row[locale]}</p>
      <Facts items={[
        { label: t('policies.state'), value: <StatusTag tone={tones[row.state]}>{t(`policies.coverage-${row.state}`)}</StatusTag> }, { label: t('policies.mechanism'), value: loose(`policies.mechanism.${row.mechanism ?? 'none'}`) ?? row.mechanism },
        { label: t('policies.effect'), value: t(row.isActive ? 'policies.value-on' : 'policies.value-off') }, { label: t('policies.hardness'), value: loose(`policies.hardness.${row.hardness}`) ?? row.hardness },
        ...(row.firings.length === 0 ? [{ label: t('policies.last-fired'), value: t('policies.never-fired') }] : row.firings.map((firing) => ({ label: loose(`policies.how.${firing.how}`) ?? firing.how, value: <><span className="dg-number">{firing.count}</span> · <MomentText at={firing.lastAt} /></>, wide: true }))),
      ]} />
    </DetailPane>
  )
}

function Faults({ faults }: { readonly faults: readonly { readonly pack: string; readonly clause: string; readonly line: number | null; readonly fault: string; readonly detail: string; readonly weight: string }[] }) {
  const t = useText()
  const loose = useLooseText()
  if (faults.length === 0) return null
  return (
    <details className="dg-banner">
      <summary>{t('policies.faults')}：{faults.length}</summary>
      {faults.map((fault) => <div key={`${fault.clause} ${fault.fault} ${fault.detail}`}>{fault.clause} · {loose(`policies.fault.${fault.fault}`) ?? fault.fault} · {fault.detail.split(' ').map((word) => loose(`role.${word}`) ?? word).join(' ')}</div>)}
    </details>
  )
}
