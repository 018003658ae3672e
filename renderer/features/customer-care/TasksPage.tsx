/** What customers are owed, by due day; a task is done by entering its contact or its answer. */
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { tasksSearch } from '#renderer/features/customer-care/care-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, DurationText, Facts, FilterChoice, ListPage, StatusTag, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction, Tone } from '#renderer/ui/index.ts'
import type { CareTask } from '#shared/contract/customer-care.ts'
import { careTaskKinds, careTaskStatuses } from '#shared/domain/customer-care.ts'

export function TasksPage() {
  return <CareTabs path="/customer-care/tasks"><Tasks /></CareTabs>
}

const tones: Readonly<Record<CareTask['status'], Tone>> = { open: 'accent', done: 'ok', void: 'neutral' }

/** Where a task is done. */
function useDoTask() {
  const go = useGo()
  return (task: CareTask) => { if (task.kind === 'survey') go('/customer-care/surveys', { doing: 'answer', filing: task.filingId, name: task.customer }); else go('/customer-care/contacts/new', { filing: task.filingId, name: task.customer, kind: task.kind }) }
}

function Tasks() {
  const t = useText()
  const { search } = usePlace(tasksSearch)
  const mayWrite = useHas('customer-visits.write')
  const doTask = useDoTask()
  const { open: _open, ...filters } = search
  const source = useRows(orpc['customer-care'].tasks.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const columns: readonly Column<CareTask>[] = [
    { key: 'customer', title: t('customer-care.customer'), grow: 2, minWidth: 160, cell: (row) => row.customer },
    { key: 'kind', title: t('customer-care.task-kind'), width: 120, cell: (row) => `${t(`customer-care.task-kind.${row.kind}`)} ${row.kind === 'survey' ? '' : t('customer-care.ordinal', { n: row.ordinal })}` },
    { key: 'period', title: t('customer-care.period'), width: 110, cell: (row) => row.period },
    { key: 'due', title: t('customer-care.due-day'), width: 120, cell: (row) => <DayText day={row.dueDay} weekday={false} /> },
    { key: 'status', title: t('customer-care.standing'), width: 150, cell: (row) => (row.status === 'open' ? <DurationText dueDay={row.dueDay} /> : <StatusTag tone={tones[row.status]}>{t(`customer-care.task-state.${row.status}`)}</StatusTag>) },
    { key: 'done', title: t('customer-care.done-by'), width: 130, cell: (row) => <span className="dg-number">{row.doneByNumber}</span> },
  ]
  return (
    <ListPage
      id="customer-care-tasks" title={t('customer-care.tasks')} source={source} rowKey={(row) => row.id} columns={columns}
      filters={<>
        <FilterChoice name="state" label={t('customer-care.standing')} choices={[...careTaskStatuses, 'all' as const].map((value) => ({ value, label: t(`customer-care.task-state.${value}`) }))} />
        <FilterChoice name="kind" label={t('customer-care.task-kind')} choices={(['all', ...careTaskKinds] as const).map((value) => ({ value, label: t(`customer-care.task-kind.${value}`) }))} />
      </>}
      actions={mayWrite ? [{ key: 'D', label: t('customer-care.do-task'), when: (row) => row.status === 'open', run: doTask }] : []}
      detail={(id) => { const row = source.rows.find((each) => each.id === id); return row === undefined ? null : <TaskDetail task={row} /> }}
      empty={{ text: t('customer-care.tasks-empty') }}
    />
  )
}

function TaskDetail({ task }: { readonly task: CareTask }) {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-visits.write')
  const doTask = useDoTask()
  const actions: readonly DetailAction[] = [
    ...(mayWrite && task.status === 'open' ? [{ key: 'D', label: t(task.kind === 'survey' ? 'customer-care.do-survey' : 'customer-care.do-task'), primary: true, run: () => doTask(task) }] : []),
    { key: 'V', label: t('customer-care.open-file'), run: () => go('/customer-filing', { open: task.filingId, state: 'all' }) },
  ]
  return (
    <DetailPane title={task.customer} subtitle={`${t(`customer-care.task-kind.${task.kind}`)} ${task.period}`} actions={actions}>
      <Facts items={[
        { label: t('customer-care.opens-day'), value: <DayText day={task.opensDay} /> }, { label: t('customer-care.due-day'), value: <><DayText day={task.dueDay} /> {task.status === 'open' && <DurationText dueDay={task.dueDay} />}</> },
        { label: t('customer-care.standing'), value: <StatusTag tone={tones[task.status]}>{t(`customer-care.task-state.${task.status}`)}</StatusTag> }, { label: t('customer-care.done-by'), value: task.doneByNumber },
      ]} />
    </DetailPane>
  )
}
