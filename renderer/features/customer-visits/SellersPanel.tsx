/** Who sells in which post, and how many visits a month a post owes; a manager sets both. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { plansSearch } from '#renderer/features/customer-visits/visits-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { RegisterForm, matchChoices, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function SellersPanel() {
  const t = useText()
  const mayDecide = useHas('approvals.decide')
  const { search, change } = usePlace(plansSearch)
  const sellers = useQuery(orpc['customer-visits'].sellers.queryOptions({ input: {} }))
  const done = () => change({ set: undefined })
  const { rows = [], posts = [] } = sellers.data ?? {}
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-visits.sellers')}</div>
      <div className="dg-panel-body dg-stack" style={{ gap: 8 }}>
        {posts.map((post) => <div key={post.post}><b>{post.post}</b> <span className="dg-quiet">{post.visitsPerMonth === null ? t('customer-visits.no-number') : `${t('customer-visits.visits-per-month')} ${String(post.visitsPerMonth)}`}</span><div>{rows.filter((row) => row.post === post.post).map((row) => row.name).join(t('common.list-join'))}</div></div>)}
        {mayDecide && search.set === undefined && <div style={{ display: 'flex', gap: 8 }}><Button size="small" onClick={() => change({ set: 'seller' })}>{t('customer-visits.set-seller')}</Button><Button size="small" disabled={posts.length === 0} onClick={() => change({ set: 'post' })}>{t('customer-visits.set-post')}</Button></div>}
        {mayDecide && search.set === 'seller' && <SellerForm posts={posts.map((post) => post.post)} done={done} />}
        {mayDecide && search.set === 'post' && <PostForm posts={posts.map((post) => post.post)} done={done} />}
      </div>
    </div>
  )
}

function SellerForm({ posts, done }: { readonly posts: readonly string[]; readonly done: () => void }) {
  const t = useText()
  const users = useQuery(orpc.users.list.queryOptions({ input: {} }))
  type Values = { readonly person: string; readonly userId: string; readonly post: string }
  const people = (users.data?.rows ?? []).filter((user) => user.disabledAt === null).map((user) => ({ value: user.id, label: user.displayName }))
  const fields: readonly FormField<Values>[] = [
    { kind: 'suggest', name: 'person', label: t('customer-visits.person'), required: true, strict: true, span: 12, unpick: { userId: '' }, load: (typed) => Promise.resolve(matchChoices(people, typed).map(({ value, label }) => ({ key: value, label, fills: { person: label, userId: value } }))) },
    { kind: 'suggest', name: 'post', label: t('customer-visits.post'), hint: t('customer-visits.post-hint'), span: 12, max: 40, load: (typed) => Promise.resolve(matchChoices(posts.map((post) => ({ value: post, label: post })), typed).map(({ value }) => ({ key: value, label: value, fills: { post: value } }))) },
  ]
  return (
    <RegisterForm<Values> formId="customer-visits.seller" fields={fields} initial={() => ({ person: '', userId: '', post: '' })} once width="third" draft={false} onSaved={done} onEscape={done}
      // A picked person filled the id in.
      save={async (values) => { await client['customer-visits'].setSeller({ userId: values.userId as Id<'user'>, post: values.post }); return {} }} />
  )
}

function PostForm({ posts, done }: { readonly posts: readonly string[]; readonly done: () => void }) {
  const t = useText()
  type Values = { readonly post: string; readonly visits: number | null }
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'post', label: t('customer-visits.post'), required: true, span: 12, choices: posts.map((post) => ({ value: post, label: post })) },
    { kind: 'number', name: 'visits', label: t('customer-visits.visits-per-month'), unit: t('customer-visits.times'), min: 1, maxValue: 500, whole: true, span: 12 },
  ]
  return <RegisterForm<Values> formId="customer-visits.post" fields={fields} initial={() => ({ post: posts[0] ?? '', visits: null })} once width="third" draft={false} onSaved={done} onEscape={done} save={async (values) => { await client['customer-visits'].setPost({ post: values.post, visitsPerMonth: values.visits }); return {} }} />
}
