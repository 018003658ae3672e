/** Who may do what: the one table that the program itself obeys, shown as it is. */
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { orpc } from '#renderer/rpc/index.ts'
import { Skeleton, TroubleCard, useLooseText, useText } from '#renderer/ui/index.ts'

export function RightsSection() {
  const t = useText()
  const loose = useLooseText()
  const query = useQuery(orpc.users.access.queryOptions({ input: {} }))
  if (query.error !== null) return <TroubleCard error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton />
  const { roles, capabilities, table } = query.data
  return (
    <div role="region" aria-label={t('settings.rights')} tabIndex={0} style={{ overflow: 'auto', height: '100%' }}>
      <table className="dg-table">
        <thead><tr><th scope="col">{t('settings.right')}</th>{roles.map((role) => <th key={role} scope="col">{t(`role.${role}`)}</th>)}</tr></thead>
        <tbody>
          {capabilities.map((capability) => (
            <tr key={capability}>
              <th scope="row">{loose(`right.${capability}`) ?? capability}</th>
              {roles.map((role) => {
                const holds = table[role]?.includes(capability)
                return <Fragment key={role}><td style={{ textAlign: 'center', color: holds ? 'var(--dg-ok)' : 'var(--dg-placeholder)' }}><span aria-hidden="true">{holds ? '●' : '·'}</span><span className="dg-visually-hidden">{t(holds ? 'settings.holds' : 'settings.holds-not')}</span></td></Fragment>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
