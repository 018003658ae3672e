/** Areas with their assistants, the community-culture clerk, the department that follows up. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { suggestColleagues, userIdOf } from '#renderer/features/followups/followup-people.ts'
import { wordsOf } from '#renderer/features/followups/followups-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useHas, useText } from '#renderer/ui/index.ts'

type Values = { readonly post: string; readonly name: string; readonly buildings: string; readonly holder: string; readonly holderId: string }
const posts = ['area', 'culture-clerk', 'department'] as const

export function PostsPage() {
  const t = useText()
  const [isSetting, setSetting] = useState(false)
  const mayReview = useHas('followups.review')
  const list = useQuery(orpc.followups.posts.queryOptions({ input: {} }))
  return (
    <Page title={t('followups.posts')} actions={mayReview && !isSetting ? <Button type="primary" onClick={() => setSetting(true)}>{t('followups.set-post')}</Button> : null}>
      {isSetting && <RegisterForm<Values>
        formId="followups.post" title={t('followups.set-post')} once draft={false} initial={() => ({ post: 'area', name: '', buildings: '', holder: '', holderId: '' })}
        fields={[
          { kind: 'choice', name: 'post', label: t('followups.post'), span: 6, choices: posts.map((value) => ({ value, label: t(`followups.post.${value}`) })) }, { kind: 'text', name: 'name', label: t('followups.post-name'), span: 6, max: 60, when: (values) => values.post !== 'culture-clerk' },
          { kind: 'text', name: 'buildings', label: t('followups.post-buildings'), span: 6, max: 400, when: (values) => values.post === 'area' },
          { kind: 'suggest', name: 'holder', label: t('followups.post-holder'), span: 6, strict: true, when: (values) => values.post !== 'department', load: (typed) => suggestColleagues<Values>(typed, (holder, holderId) => ({ holder, holderId })), unpick: { holderId: '' } },
        ]}
        save={async (values) => { await client.followups.setPost({ post: posts.find((post) => post === values.post) ?? 'area', name: values.post === 'culture-clerk' ? '' : values.name, buildings: values.post === 'area' ? wordsOf(values.buildings) : [], userId: values.post === 'department' ? null : userIdOf(values.holderId) }); return {} }}
        onSaved={() => setSetting(false)} onEscape={() => setSetting(false)}
      />}
      {list.data === undefined ? list.error === null ? <Skeleton rows={4} /> : <TroubleCard error={list.error} onRetry={() => void list.refetch()} /> : (
        <table className="dg-table" style={{ maxWidth: 900 }}>
          <thead><tr><th>{t('followups.post')}</th><th>{t('followups.post-name')}</th><th>{t('followups.post-buildings')}</th><th>{t('followups.post-holder')}</th></tr></thead>
          <tbody>{list.data.rows.map((row) => <tr key={row.id}><td>{t(`followups.post.${row.post}`)}</td><td>{row.name}</td><td className="dg-number">{row.buildings.join(' ')}</td><td>{row.userName}</td></tr>)}</tbody>
        </table>
      )}
    </Page>
  )
}
