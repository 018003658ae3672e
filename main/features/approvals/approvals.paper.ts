/** The approval sheet on paper: words chosen, a fresh code printed, the page given out and kept nowhere. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { describeSheet } from '#main/mechanisms/approvals/describe-approval.ts'
import { issuePaperCode } from '#main/mechanisms/approvals/paper-bridge.ts'
import { approvalSheet } from '#main/mechanisms/documents/approval-sheet.ts'
import { documentHtml, momentText } from '#main/mechanisms/documents/document.ts'
import type { SignatureBox } from '#main/mechanisms/documents/form-frame.ts'
import type { ApprovalStep } from '#shared/contract/approvals.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { findText } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

export type PaperParts = { readonly secret: () => string; readonly officeName: (reader: Unit['read']) => Promise<string> }

/** Prints the sheet with a one-time code for the open step. */
export async function printApproval(unit: Unit, parts: PaperParts, { id, locale }: { readonly id: Id<'approval'>; readonly locale: Locale }): Promise<{ html: string; code: string }> {
  const code = await issuePaperCode(unit, id, parts.secret())
  const sheet = await describeSheet(unit.read, await getApproval(unit.read, id), unit.actor, unit.today)
  const word = (key: string) => findText(locale, key) ?? key
  const open = sheet.steps.find((step) => step.status === 'open')
  const document = approvalSheet({
    office: await parts.officeName(unit.read), number: sheet.approval.number, requester: sheet.approval.requester, requestedAt: sheet.approval.requestedAt,
    lines: [
      { label: word('approvals.subject'), value: `${findText(locale, `approvals.kind-${sheet.approval.subjectKind}`) ?? sheet.approval.subjectKind} ${sheet.approval.subjectNumber}` },
      ...sheet.lines.map((line) => ({ label: word(line.label), value: line.textKey === undefined ? line.value : findText(locale, line.textKey) ?? line.value })),
    ],
    boxes: sheet.steps.flatMap((step) => boxesOf(step, word)), step: word(`approvals.step-${open?.key ?? ''}`), people: open?.people ?? [], code, printedAt: unit.now,
  }, { locale })
  return { html: documentHtml(document), code }
}

/** A box for each decision that counts; one to sign in for each voice that is still to be heard. */
function boxesOf(step: ApprovalStep, word: (key: string) => string): SignatureBox[] {
  const label = word(`approvals.step-${step.key}`)
  const said = step.decisions.filter((decision) => decision.counts && (decision.action === 'agree' || decision.action === 'refuse'))
  const boxes = said.map((decision): SignatureBox => ({
    label, opinion: [word(`approvals.done-${decision.action}`), decision.reason].filter((part) => part !== '').join('：'),
    name: decision.actingFor === '' ? decision.by : `${decision.by}（${word('approvals.acting-for-short')}${decision.actingFor}）`, at: momentText(decision.at),
  }))
  if (step.status !== 'open' && step.status !== 'waiting') return boxes
  // The questions stand in each box that is still to be signed, to be ticked by hand.
  const opinion = step.questions.map((question) => `□ ${word(`approvals.question-${question}`)}`).join('　')
  const silent = step.mode === 'one' ? Math.max(1, step.count.total) - said.length : step.voices.filter((voice) => voice.said === null).length
  return [...boxes, ...Array.from({ length: silent }, () => (opinion === '' ? { label } : { label, opinion }))]
}
