/** Surveys with their results by business department; answers are entered here, and results are exported for the appraisal. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { surveysSearch } from '#renderer/features/customer-care/care-search.ts'
import { AnswerForm, OpenSurveyForm } from '#renderer/features/customer-care/SurveyForms.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, Empty, KeyCap, Page, Skeleton, StatusTag, TroubleCard, useConfirm, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { Survey } from '#shared/contract/customer-care.ts'

export function SurveysPage() {
  return <CareTabs path="/customer-care/surveys"><Surveys /></CareTabs>
}

function Surveys() {
  const t = useText()
  const go = useGo()
  const [mayWrite, mayDecide, mayExport] = [useHas('customer-visits.write'), useHas('approvals.decide'), useHas('reports.export')]
  const { search, change } = usePlace(surveysSearch)
  const surveys = useQuery(orpc['customer-care'].surveys.queryOptions({ input: {} }))
  const rows = surveys.data?.rows ?? []
  const running = rows.filter((row) => row.status === 'open')
  const done = () => change({ doing: undefined, filing: undefined, name: undefined })
  const begin = () => change({ doing: 'open-survey', open: undefined })
  const answer = () => change({ doing: 'answer', open: undefined })
  const exportResults = () => go('/reports', { register: 'satisfaction', ask: 'export' })
  useKeys([
    { key: 'Esc', run: done }, ...(mayDecide ? [{ key: 'N', label: t('customer-care.open-survey'), run: begin }] : []), ...(mayWrite && running.length > 0 ? [{ key: 'A', label: t('customer-care.answer'), run: answer }] : []),
    ...(mayExport ? [{ key: 'Ctrl+E', label: t('customer-care.results-export'), run: exportResults }] : []),
  ])
  return (
    <Page
      title={t('customer-care.surveys')}
      actions={<>
        {mayExport && <Button onClick={exportResults}>{t('customer-care.results-export')}<KeyCap name="Ctrl+E" /></Button>}
        {mayDecide && <Button onClick={begin}>{t('customer-care.open-survey')}<KeyCap name="N" /></Button>}
        {mayWrite && running.length > 0 && <Button type="primary" onClick={answer}>{t('customer-care.answer')}<KeyCap name="A" /></Button>}
      </>}
    >
      {surveys.error !== null && <TroubleCard error={surveys.error} onRetry={() => void surveys.refetch()} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 380px', gap: 20, alignItems: 'start' }}>
        <div className="dg-stack" style={{ gap: 16 }}>
          {surveys.data === undefined ? <Skeleton rows={6} /> : rows.length === 0 ? <Empty text={t('customer-care.surveys-empty')} {...(mayDecide ? { keyName: 'N', label: t('customer-care.open-survey'), run: begin } : {})} /> : rows.map((row) => <SurveyPanel key={row.id} survey={row} isOpened={search.open?.startsWith(row.id) === true} />)}
        </div>
        <div>
          {search.doing === 'open-survey' && <div className="dg-panel"><div className="dg-panel-body"><OpenSurveyForm done={done} /></div></div>}
          {search.doing === 'answer' && surveys.data !== undefined && <div className="dg-panel"><div className="dg-panel-body">{running.length === 0 ? <span className="dg-quiet">{t('customer-care.surveys-empty')}</span> : <AnswerForm key={search.filing ?? ''} surveys={running} known={search.filing === undefined ? null : { filingId: search.filing, customer: search.name ?? '' }} done={done} />}</div></div>}
        </div>
      </div>
    </Page>
  )
}

const heads = ['customer-care.department', 'customer-care.answers', 'customer-care.average', 'customer-care.revisits', 'customer-care.low-scores'] as const

function SurveyPanel({ survey, isOpened }: { readonly survey: Survey; readonly isOpened: boolean }) {
  const t = useText()
  const confirm = useConfirm()
  const mayDecide = useHas('approvals.decide')
  const { change } = usePlace(surveysSearch)
  const [trouble, setTrouble] = useState<unknown>()
  const close = async () => { if (await confirm({ title: t('customer-care.close-survey'), text: t('customer-care.close-survey-ask') })) await client['customer-care'].closeSurvey({ id: survey.id }).catch(setTrouble) }
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">
        <button type="button" className="dg-linkbutton" onClick={() => change({ open: isOpened ? undefined : survey.id })}>{survey.title}</button> <span className="dg-number dg-quiet">{survey.number}</span>{' '}
        <StatusTag tone={survey.status === 'open' ? 'accent' : 'ok'}>{survey.status === 'open' ? t('customer-care.survey-state.open') : t('customer-care.survey-state.closed', { day: survey.closedDay ?? '' })}</StatusTag> <ClauseLink clause="P19-1.7.2" />
        {mayDecide && survey.status === 'open' && <Button size="small" style={{ marginLeft: 'auto' }} onClick={() => void close()}>{t('customer-care.close-survey')}</Button>}
      </div>
      <div className="dg-panel-body dg-stack" style={{ gap: 8 }}>
        {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
        {survey.results.length === 0 ? <span className="dg-quiet">{t('customer-care.answers')} 0</span> : <table className="dg-table" style={{ width: '100%' }}>
          <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
          <tbody>{survey.results.map((row) => <tr key={row.department}><td>{row.department}</td><td className="dg-number">{row.answers}</td><td className="dg-number"><b>{row.average}</b></td><td className="dg-number">{row.revisits}</td><td className={`dg-number${row.lowScores > 0 ? ' dg-late' : ''}`}>{row.lowScores}</td></tr>)}</tbody>
        </table>}
        {isOpened && <Answers survey={survey} />}
      </div>
    </div>
  )
}

function Answers({ survey }: { readonly survey: Survey }) {
  const t = useText()
  const answers = useQuery(orpc['customer-care'].answers.queryOptions({ input: { surveyId: survey.id } }))
  return (
    <div className="dg-stack" style={{ gap: 4 }}>
      {(answers.data?.rows ?? []).map((row) => <div key={row.id}><span className={row.isLow ? 'dg-late' : 'dg-number'}>{row.score}</span> {row.customer} <span className="dg-quiet">{row.department} <DayText day={row.day} weekday={false} /> {row.isVisit ? t('customer-care.is-visit') : ''}</span> {row.words}</div>)}
    </div>
  )
}
