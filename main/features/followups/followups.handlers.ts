/** The doors of follow-ups; what they ask of other features is passed in by the composition root. */
import { fileLetter, findTwins, issueLetter, joinSubmission, listLettersOf, recordReply } from '#main/features/followups/answers.service.ts'
import { readBasis, toRow } from '#main/features/followups/followup-marks.ts'
import { printComplaintForm, printMonthForm, printVisitForm } from '#main/features/followups/followups.paper.ts'
import { getFollowupSheet, listFollowups } from '#main/features/followups/followups.queries.ts'
import type { FollowupRecord } from '#main/features/followups/followups.repository.ts'
import { annexReply, assignVisit, closeFollowup, exemptFollowup, openByHand } from '#main/features/followups/followups.service.ts'
import type { FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { confirmMonth, getMonth, getMonthForPaper, noteImprovement, readMonth, submitMonth } from '#main/features/followups/month.service.ts'
import { confirmPlan, getPlan, publishPlan } from '#main/features/followups/plan.service.ts'
import { getPosts, setPost } from '#main/features/followups/posts.service.ts'
import { complementVisit, recordUnlogged, recordVisit, reviewVisit } from '#main/features/followups/visits.service.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds the handlers. */
export function createFollowupsHandlers(needs: FollowupNeeds) {
  const row = async (unit: Unit, record: FollowupRecord) => toRow(record, unit.today, await readBasis(unit.read))
  const sheet = (unit: Unit, id: string) => getFollowupSheet(unit.read, id, unit.today)
  const paper = async (reader: Reader, locale: 'zh' | 'en') => ({ locale, today: needs.today(), office: await needs.officeName(reader) })
  return {
    open: os.followups.open.handler(({ context, input }) => openByHand(context.unit, input)),
    assign: os.followups.assign.handler(async ({ context: { unit }, input }) => row(unit, await assignVisit(unit, needs, input))),
    exempt: os.followups.exempt.handler(async ({ context: { unit }, input }) => row(unit, await exemptFollowup(unit, input))),
    annex: os.followups.annex.handler(async ({ context: { unit }, input }) => row(unit, await annexReply(unit, input))),
    close: os.followups.close.handler(async ({ context: { unit }, input }) => row(unit, await closeFollowup(unit, input.id, input.reason))),
    record: os.followups.record.handler(async ({ context: { unit }, input }) => sheet(unit, await recordVisit(unit, needs, input))),
    recordUnlogged: os.followups.recordUnlogged.handler(async ({ context: { unit }, input }) => sheet(unit, await recordUnlogged(unit, needs, input))),
    complement: os.followups.complement.handler(async ({ context: { unit }, input }) => sheet(unit, await complementVisit(unit, input))),
    review: os.followups.review.handler(async ({ context: { unit }, input }) => sheet(unit, await reviewVisit(unit, input))),
    list: os.followups.list.handler(({ context, input }) => listFollowups(context.reader, input, context.actor, needs.today())),
    get: os.followups.get.handler(({ context, input }) => getFollowupSheet(context.reader, input.id, needs.today())),
    month: os.followups.month.handler(({ context, input }) => getMonth(context.reader, needs, input.month, needs.today())),
    confirmMonth: os.followups.confirmMonth.handler(({ context, input }) => confirmMonth(context.unit, needs, input.month)),
    submitMonth: os.followups.submitMonth.handler(({ context, input }) => submitMonth(context.unit, needs, input.month)),
    readMonth: os.followups.readMonth.handler(({ context, input }) => readMonth(context.unit, needs, input.month)),
    noteImprovement: os.followups.noteImprovement.handler(({ context, input }) => noteImprovement(context.unit, needs, input)),
    plan: os.followups.plan.handler(({ context, input }) => getPlan(context.reader, input.month, needs.today())),
    publishPlan: os.followups.publishPlan.handler(({ context, input }) => publishPlan(context.unit, needs, input)),
    confirmPlan: os.followups.confirmPlan.handler(({ context, input }) => confirmPlan(context.unit, input.month)),
    posts: os.followups.posts.handler(({ context }) => getPosts(context.reader)),
    setPost: os.followups.setPost.handler(({ context, input }) => setPost(context.unit, needs, input)),
    issueLetter: os.followups.issueLetter.handler(({ context, input }) => issueLetter(context.unit, needs, input)),
    fileLetter: os.followups.fileLetter.handler(({ context, input }) => fileLetter(context.unit, needs, input)),
    letters: os.followups.letters.handler(({ context, input }) => listLettersOf(context.reader, needs, input.year)),
    reply: os.followups.reply.handler(({ context, input }) => recordReply(context.unit, needs, input)),
    twins: os.followups.twins.handler(({ context, input }) => findTwins(context.reader, needs, input)),
    join: os.followups.join.handler(({ context, input }) => joinSubmission(context.unit, needs, input)),
    visitForm: os.followups.visitForm.handler(async ({ context: { reader }, input }) => printVisitForm(reader, input, await paper(reader, input.locale))),
    monthForm: os.followups.monthForm.handler(async ({ context: { reader }, input }) => printMonthForm(await getMonthForPaper(reader, needs, input.month, needs.today()), await paper(reader, input.locale))),
    complaintForm: os.followups.complaintForm.handler(async ({ context: { reader }, input }) => printComplaintForm(reader, input.id, await paper(reader, input.locale))),
  }
}
