/** The matrix of rights: every role, level and act in one table; a cell opens its form at the right. */
import { useQuery } from '@tanstack/react-query'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { rightsSearch } from '#renderer/features/custody/custody-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DetailPane, Page, RegisterForm, Skeleton, Timeline, TroubleCard, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { AccessMatrixSheet } from '#shared/contract/custody.ts'
import { roles } from '#shared/domain/access.ts'
import { accessActs, accessRights } from '#shared/domain/custody.ts'
import type { AccessRight } from '#shared/domain/custody.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

type Cell = AccessMatrixSheet['cells'][number]
const keyOf = (cell: Pick<Cell, 'role' | 'secrecy' | 'act'>) => `${cell.role}.${cell.secrecy}.${cell.act}`
const tones: Readonly<Record<AccessRight, string>> = { standing: 'var(--dg-text)', 'on-request': 'var(--dg-text)', none: 'var(--dg-text-quiet)' }

export function RightsPage() {
  const t = useText()
  const { search, change } = usePlace(rightsSearch)
  const matrix = useQuery(orpc.custody.matrix.queryOptions({ input: {} }))
  const sheet = matrix.data
  const cell = sheet?.cells.find((each) => keyOf(each) === search.cell)
  return (
    <CustodyTabs path="/custody/rights">
      <div className="dg-split" data-open={cell !== undefined} style={{ height: '100%' }}>
        <Page title={t('custody.rights')} actions={<ClauseLink clause="P07-17" />}>
          {sheet === undefined ? matrix.error === null ? <Skeleton rows={8} /> : <TroubleCard error={matrix.error} onRetry={() => void matrix.refetch()} /> : <>
            <p className="dg-quiet" style={{ margin: '0 0 8px' }}>{t('custody.rights-legend')} {t('custody.rights-kept-by', { names: sheet.managers.join(t('common.list-join')) })}</p>
            <MatrixTable sheet={sheet} chosen={search.cell} choose={(each) => change({ cell: keyOf(each) })} />
            <Changes sheet={sheet} />
          </>}
        </Page>
        {cell !== undefined && <CellForm key={keyOf(cell)} cell={cell} done={() => change({ cell: undefined })} />}
      </div>
    </CustodyTabs>
  )
}

function MatrixTable({ sheet, chosen, choose }: { readonly sheet: AccessMatrixSheet; readonly chosen: string | undefined; readonly choose: (cell: Cell) => void }) {
  const t = useText()
  return (
    <table className="dg-table">
      <thead>
        <tr><th rowSpan={2} scope="col">{t('settings.role')}</th>{secrecyLevels.map((level) => <th key={level} colSpan={accessActs.length} scope="colgroup" style={{ textAlign: 'center' }}>{t(`secrecy.${level}`)}</th>)}</tr>
        <tr>{secrecyLevels.flatMap((level) => accessActs.map((act) => <th key={`${level}-${act}`} scope="col">{t(`custody.act.${act}`)}</th>))}</tr>
      </thead>
      <tbody>{roles.map((role) => (
        <tr key={role}><th scope="row" style={{ whiteSpace: 'nowrap' }}>{t(`role.${role}`)}</th>{sheet.cells.filter((cell) => cell.role === role).map((cell) => {
          const words = t(`custody.right.${cell.right}`)
          const look = { color: tones[cell.right], fontWeight: cell.isDefault ? 400 : 700 }
          const label = t('custody.rights-cell', { role: t(`role.${cell.role}`), secrecy: t(`secrecy.${cell.secrecy}`), act: t(`custody.act.${cell.act}`), right: words })
          return <td key={keyOf(cell)} style={keyOf(cell) === chosen ? { background: 'var(--dg-selected)' } : undefined}>{sheet.mayChange ? <button type="button" className="dg-linkbutton" aria-label={label} style={look} onClick={() => choose(cell)}>{words}</button> : <span style={look}>{words}</span>}</td>
        })}</tr>
      ))}</tbody>
    </table>
  )
}

function Changes({ sheet }: { readonly sheet: AccessMatrixSheet }) {
  const t = useText()
  const loose = useLooseText()
  if (sheet.history.length === 0) return null
  const word = (kind: string, value: unknown) => (typeof value === 'string' ? loose(`${kind}.${value}`) ?? value : '')
  return (
    <section style={{ marginTop: 14 }}>
      <h2 style={{ fontSize: 14, margin: '0 0 6px' }}>{t('custody.rights-history')}</h2>
      <Timeline items={sheet.history.toReversed().map(({ seq, at, by, body }) => ({
        key: String(seq), at, who: by,
        text: [t('custody.rights-change', { role: word('role', body['role']), secrecy: word('secrecy', body['secrecy']), act: word('custody.act', body['act']), from: word('custody.right', body['from']), to: word('custody.right', body['to']) }), typeof body['reason'] === 'string' ? body['reason'] : ''].join(t('common.clause-join')),
      }))} />
    </section>
  )
}

type Values = { readonly right: string; readonly reason: string }

function CellForm({ cell, done }: { readonly cell: Cell; readonly done: () => void }) {
  const t = useText()
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'right', label: t('custody.right-becomes'), required: true, choices: accessRights.map((value) => ({ value, label: t(`custody.right.${value}`) })), span: 12 },
    { kind: 'text', name: 'reason', label: t('custody.reason'), required: true, max: 200, span: 12 },
  ]
  return (
    <DetailPane title={t('custody.set-right')} subtitle={t('custody.rights-cell', { role: t(`role.${cell.role}`), secrecy: t(`secrecy.${cell.secrecy}`), act: t(`custody.act.${cell.act}`), right: t(`custody.right.${cell.right}`) })} onClose={done}>
      {/* The choices are exactly the rights. */}
      <RegisterForm<Values> formId={`custody.right.${keyOf(cell)}`} heading={false} width="third" draft={false} once fields={fields} initial={() => ({ right: cell.right, reason: '' })}
        save={async ({ right, reason }) => { await client.custody.setRight({ role: cell.role, secrecy: cell.secrecy, act: cell.act, right: right as AccessRight, reason }); return {} }} onSaved={done} onEscape={done} />
    </DetailPane>
  )
}
