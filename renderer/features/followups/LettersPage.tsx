/** Open letters of the follow-up archive by year, those without a filed copy marked; issuing one, and filing its copy. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FollowupMarks } from '#renderer/features/followups/FollowupMarks.tsx'
import { keepPaper } from '#renderer/features/followups/followup-people.ts'
import { wordsOf } from '#renderer/features/followups/followups-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, Page, RegisterForm, Skeleton, TroubleCard, useHas, useSession, useText } from '#renderer/ui/index.ts'
import type { OpenLetter } from '#shared/contract/followups.ts'
import { toDay } from '#shared/kernel/days.ts'

type Values = { readonly number: string; readonly issue: string; readonly issuedDay: string; readonly postedAt: string; readonly cases: string; readonly paper: string }

export function LettersPage() {
  const t = useText()
  const today = useSession((state) => state.status?.today) ?? ''
  const [isIssuing, setIssuing] = useState(false)
  const mayReview = useHas('followups.review')
  const letters = useQuery(orpc.followups.letters.queryOptions({ input: { year: Number(today.slice(0, 4)) || 2000 } }))
  return (
    <Page title={t('followups.letters')} actions={mayReview && !isIssuing ? <Button type="primary" onClick={() => setIssuing(true)}>{t('followups.letter-issue-act')}</Button> : null}>
      {isIssuing && <RegisterForm<Values>
        formId="followups.letter" title={t('followups.letter-issue-act')} once initial={() => ({ number: '', issue: '', issuedDay: today, postedAt: '', cases: '', paper: '' })}
        fields={[
          { kind: 'text', name: 'number', label: t('followups.letter-number'), required: true, span: 6, max: 40 }, { kind: 'text', name: 'issue', label: t('followups.letter-issue'), required: true, span: 6, max: 200 }, { kind: 'day', name: 'issuedDay', label: t('followups.letter-day'), required: true, span: 6, preset: true },
          { kind: 'text', name: 'postedAt', label: t('followups.letter-posted'), required: true, span: 6, max: 200 }, { kind: 'lines', name: 'cases', label: t('followups.letter-cases'), required: true, rows: 2, max: 4000, enter: 'next' }, { kind: 'photo', name: 'paper', label: t('followups.letter-photo'), span: 12, preset: true },
        ]}
        save={async (values) => ({ number: (await client.followups.issueLetter({ number: values.number, issue: values.issue, issuedDay: toDay(values.issuedDay), postedAt: values.postedAt, caseNumbers: wordsOf(values.cases), paperId: await keepPaper(values.paper) })).number })}
        onSaved={() => setIssuing(false)} onEscape={() => setIssuing(false)}
      />}
      {letters.data !== undefined ? letters.data.rows.map((letter) => <LetterPanel key={letter.id} letter={letter} />) : letters.error !== null ? <TroubleCard error={letters.error} onRetry={() => void letters.refetch()} /> : <Skeleton rows={6} />}
    </Page>
  )
}

function LetterPanel({ letter }: { readonly letter: OpenLetter }) {
  const t = useText()
  const [isFiling, setFiling] = useState(false)
  const mayRecord = useHas('followups.record')
  return (
    <section className="dg-panel" style={{ maxWidth: 900, marginBottom: 8 }}>
      <div className="dg-panel-head"><span className="dg-number">{letter.number}</span>　{letter.issue}　<DayText day={letter.issuedDay} /></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>
        <div>{letter.postedAt} · <span className="dg-quiet">{letter.issuedBy}</span> · <span className="dg-number">{letter.cases.map(({ number }) => number).join(' ')}</span></div>
        <FollowupMarks marks={letter.marks} />
        {mayRecord && letter.paperId === null && !isFiling && <div><Button size="small" onClick={() => setFiling(true)}>{t('followups.letter-photo')}</Button></div>}
        {isFiling && <RegisterForm<{ readonly paper: string }>
          formId={`followups.letter.${letter.id}`} title={t('followups.letter-photo')} width="third" once draft={false} initial={() => ({ paper: '' })} fields={[{ kind: 'photo', name: 'paper', label: t('followups.letter-photo'), required: true, span: 12 }]}
          save={async (values) => { const paperId = await keepPaper(values.paper); if (paperId !== null) await client.followups.fileLetter({ id: letter.id, paperId }); return { number: letter.number } }}
          onSaved={() => setFiling(false)} onEscape={() => setFiling(false)}
        />}
      </div>
    </section>
  )
}
