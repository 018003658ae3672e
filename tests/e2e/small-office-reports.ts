/** Reports on the customers as a small office has them: one sent, corrected and handed out in copies, one that waits for its reviewers, a delivery that waits for its approval. */
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Words } from '#tests/e2e/small-office.ts'

/** Fills the reports of an office that has customers. */
export async function fillReports(host: HostProcess, tokens: Readonly<Record<Role, string>>, words: Words): Promise<void> {
  const by = (role: Role) => (path: string, input: unknown) => host.call(`customer-reports/${path}`, input, tokens[role])
  const [clerk, archivist, manager] = [by('clerk'), by('archive-administrator'), by('department-manager')]
  const definition = await clerk('define', { name: words(80), purpose: words(200), printRun: 3, receivers: [words(60), words(60)] })
  await clerk('define', { name: words(80), interval: 'quarter' })
  const { report: { id } } = await clerk('compile', { definitionId: definition.id, period: '2024-02' })
  await clerk('submit', { id })
  for (const reviewer of [archivist, manager]) await reviewer('review', { id, verdict: 'passed', note: words(500) })
  await clerk('send', { id })
  const { copies } = await clerk('make-copies', { id, count: 3 })
  await clerk('issue-copy', { id: copies[0].id, receiver: words(60), receiverDepartment: words(60), signedBy: words(60) })
  await clerk('issue-copy', { id: copies[1].id, receiver: words(60) })
  await clerk('destroy-copy', { id: copies[2].id, note: words(200) })
  const corrected = await archivist('correct', { id, items: [{ item: 'total', newValue: 421 }], reason: words(200) })
  await host.call('approvals/agree', { id: corrected.corrections[0].approvalId, opinion: words(500) }, tokens['general-manager'])
  const waiting = await clerk('compile', { definitionId: definition.id, period: '2024-01' })
  await clerk('submit', { id: waiting.report.id })
  await archivist('review', { id: waiting.report.id, verdict: 'returned', note: words(500) })
  await clerk('request-delivery', { definitionId: definition.id, department: words(60), need: words(200), content: words(200), receivers: [words(60)] })
}
