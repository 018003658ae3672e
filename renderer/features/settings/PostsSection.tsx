/** Who holds the posts that policies speak of, and what their departments are called here; only the system administrator may change it. */
import { Checkbox } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, orpc } from '#renderer/rpc/index.ts'
import { RegisterForm, Skeleton, TroubleCard, useHas, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { User } from '#shared/contract/users.ts'
import { hasCapability } from '#shared/domain/access.ts'
import { holdersOf, policyDepartments, postDefaults, posts } from '#shared/domain/posts.ts'
import type { PolicyDepartment, Post } from '#shared/domain/posts.ts'

type Names = Readonly<Record<PolicyDepartment, string>>

export function PostsSection() {
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }))
  const users = useQuery(orpc.users.list.queryOptions({ input: {} }))
  const error = settings.error ?? users.error
  if (error !== null) return <TroubleCard error={error} onRetry={() => { void settings.refetch(); void users.refetch() }} />
  if (settings.data === undefined || users.data === undefined) return <Skeleton />
  return <Posts settings={settings.data} people={users.data.rows.filter((user) => user.disabledAt === null)} />
}

function Posts({ settings, people }: { readonly settings: Settings; readonly people: readonly User[] }) {
  const t = useText()
  const may = useHas('settings.change')
  return (
    <div className="dg-stack" role="region" aria-label={t('settings.posts')} tabIndex={0} style={{ overflow: 'auto', height: '100%' }}>
      <p className="dg-quiet">{t('settings.posts-text')}</p>
      {!may && <p className="dg-quiet">{t('settings.only-administrator')}</p>}
      <PostTable settings={settings} people={people} may={may} />
      {may && <DepartmentNames settings={settings} />}
    </div>
  )
}

function PostTable({ settings, people, may }: { readonly settings: Settings; readonly people: readonly User[]; readonly may: boolean }) {
  const t = useText()
  const queries = useQueryClient()
  const deciders = people.filter((person) => hasCapability(person.role, 'approvals.decide'))
  const change = useMutation({ mutationFn: (postHolders: Settings['postHolders']) => client.settings.change({ postHolders }), onSettled: () => queries.invalidateQueries({ queryKey: orpc.settings.key() }) })
  const toggle = (post: Post, person: User, isNamed: boolean) => {
    const named = settings.postHolders[post] ?? []
    change.mutate({ ...settings.postHolders, [post]: isNamed ? [...named, person.id] : named.filter((id) => id !== person.id) })
  }
  return (
    <>
      {change.error !== null && <TroubleCard error={change.error} />}
      <table className="dg-table">
        <thead><tr><th scope="col">{t('settings.post')}</th><th scope="col">{t('settings.post-default')}</th><th scope="col">{t('settings.post-now')}</th>{deciders.map((person) => <th key={person.id} scope="col">{person.displayName}</th>)}</tr></thead>
        <tbody>{posts.map((post) => (
          <tr key={post}>
            <th scope="row">{t(`post.${post}`)}</th><td><DefaultOf post={post} settings={settings} /></td><td><HeldBy post={post} settings={settings} people={people} /></td>
            {deciders.map((person) => (
              <td key={person.id} style={{ textAlign: 'center' }}>
                <Checkbox aria-label={t('settings.post-named', { post: t(`post.${post}`), name: person.displayName })} checked={settings.postHolders[post]?.includes(person.id) === true} disabled={!may || change.isPending} onChange={(event) => toggle(post, person, event.target.checked)} />
              </td>
            ))}
          </tr>
        ))}</tbody>
      </table>
    </>
  )
}

function DefaultOf({ post, settings }: { readonly post: Post; readonly settings: Settings }) {
  const t = useText()
  const { role, department } = postDefaults[post]
  return <span className="dg-quiet">{department !== null && department !== 'own' && `${settings.departments[department]} `}{t(`role.${role}`)}</span>
}

function HeldBy({ post, settings, people }: { readonly post: Post; readonly settings: Settings; readonly people: readonly User[] }) {
  const t = useText()
  const isNamed = (settings.postHolders[post]?.length ?? 0) > 0
  if (post === 'department-head' && !isNamed) return <span className="dg-quiet">{t('settings.post-of-requester')}</span>
  const held = holdersOf(post, people.map((person) => ({ ...person, userId: person.id })), { departments: settings.departments, holders: settings.postHolders }, '')
  return held.length === 0 ? <span className="dg-late">{t('settings.post-nobody')}</span> : <>{held.map((person) => person.displayName).join(t('common.list-join'))}</>
}

function DepartmentNames({ settings }: { readonly settings: Settings }) {
  const t = useText()
  const fields = policyDepartments.map((department): FormField<Names> => ({ kind: 'text', name: department, label: t(`department.${department}`), required: true, max: 60 }))
  async function save(departments: Names) {
    await client.settings.change({ departments })
    return { text: t('settings.saved') }
  }
  return (
    <section aria-label={t('settings.department-names')}>
      <div className="dg-section-title">{t('settings.department-names')}</div>
      <RegisterForm<Names> key={JSON.stringify(settings.departments)} formId="settings.departments" fields={fields} initial={() => settings.departments} save={save} once draft={false} onSaved={() => undefined} />
    </section>
  )
}
