/** The state of one approval as the rules see it, and the table of what may happen to it. */
import type { ApprovalAction, ApprovalStatus, DecisionMedium, Standing, StepMode, StepStatus } from '#shared/contract/approvals.ts'
import type { Role } from '#shared/domain/access.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who is asked in a step: whoever holds a role or a post, or one person. */
export type Seat = {
  /** Its number within the step; a vote names it, and it stays when the seat is handed on. */
  readonly seat: number
  readonly kind: 'role' | 'post' | 'user'
  readonly value: string
  /** The authority that this voice stands for, whoever gives it: the chain's role, or what a further signer held when he was asked. A seat that nobody can fill climbs from here. */
  readonly role: Role
  /** Who asked for this further signer; null for a seat of the chain. */
  readonly addedBy: string | null
  /** Whose opinion this seat asked for and waits for; null when nobody's. */
  readonly delegateId: string | null
}

/** Yes or no by the key of a question. */
export type Answers = Readonly<Record<string, boolean>>

export type Step = {
  readonly position: number
  readonly key: string
  readonly clause: string
  readonly mode: StepMode
  /** Share of the voices that carries a vote, in basis points; null in the other modes. */
  readonly sharePoints: number | null
  /** One voice a role, or one each person; people are counted when the step opens. */
  readonly voices: 'roles' | 'people'
  readonly status: StepStatus
  readonly seats: readonly Seat[]
  /** Keys of what the chain's own voices answer with yes when they agree. */
  readonly questions: readonly string[]
  /** How often it was opened; only decisions of its present round count. 0 before its turn. */
  readonly round: number
  /** Calendar days after which the next authority is asked as well; null waits for as long as it takes. Time never agrees. */
  readonly climbAfterDays: number | null
  readonly openedAt: InstantMs | null
  readonly closedAt: InstantMs | null
}

export type Decision = {
  /** The step that it was about; null when the whole matter was meant. */
  readonly position: number | null
  readonly round: number
  readonly action: ApprovalAction
  readonly standing: Standing
  /** The seat that was spoken for or changed; null when the whole matter was meant. */
  readonly seat: number | null
  readonly userId: string
  readonly role: Role
  readonly department: string
  /** In whose place, and by what authority in words; null and empty when in his own. */
  readonly forUserId: string | null
  readonly under: string
  /** The person whom the act concerns: who received it, was asked, added, taken off or copied. */
  readonly targetId: string | null
  /** The step that it went back to. */
  readonly targetPosition: number | null
  readonly medium: DecisionMedium
  /** Who brought the signed paper back; null on the screen. */
  readonly enteredBy: string | null
  readonly attachmentId: string | null
  readonly at: InstantMs
  readonly reason: string
  /** What was answered to the step's questions. */
  readonly answers: Answers
}

export type Approval = {
  readonly number: string
  readonly status: ApprovalStatus
  readonly requesterId: string
  /** People who may never decide it: the requester, and whoever it is asked for. */
  readonly parties: readonly string[]
  /** The chain as it was when the approval began. */
  readonly steps: readonly Step[]
  readonly decisions: readonly Decision[]
  readonly closedAt: InstantMs | null
}

/** What has ended stays ended; only copies of it may still be given to read. */
function ended(status: ApprovalStatus) {
  return {
    agree: null, return: null, refuse: null, withdraw: null, 'send-back': null, transfer: null, delegate: null, answer: null, 'add-signer': null, 'remove-signer': null, urge: null, copy: status,
  } satisfies Record<ApprovalAction, ApprovalStatus | null>
}

/**
 * Status x action -> the furthest status that the action can lead to; null is a refusal. Agreeing to any but the last step, a single no in a vote,
 * and taking off a signer while others are still to speak leave it running.
 */
export const approvalTransitions: Readonly<Record<ApprovalStatus, Readonly<Record<ApprovalAction, ApprovalStatus | null>>>> = {
  running: {
    agree: 'agreed', return: 'returned', refuse: 'refused', withdraw: 'withdrawn', 'send-back': 'running', transfer: 'running', delegate: 'running', answer: 'running',
    'add-signer': 'running', 'remove-signer': 'agreed', urge: 'running', copy: 'running',
  },
  agreed: ended('agreed'), returned: ended('returned'), refused: ended('refused'), withdrawn: ended('withdrawn'),
}

/** The step whose turn it is, or undefined when the approval has ended. */
export function openStepOf(approval: Pick<Approval, 'steps'>): Step | undefined {
  return approval.steps.find((step) => step.status === 'open')
}

/** The votes of a step's present round. */
export function votesOf(approval: Pick<Approval, 'decisions'>, step: Pick<Step, 'position' | 'round'>): readonly Decision[] {
  return approval.decisions.filter(({ position, round, action }) => position === step.position && round === step.round && (action === 'agree' || action === 'refuse'))
}

/** Ids of everyone whose agreement counts, in the order in which they gave it. */
export function agreedBy(approval: Pick<Approval, 'steps' | 'decisions'>): readonly string[] {
  const votes = approval.steps.flatMap((step) => votesOf(approval, step)).filter((vote) => vote.action === 'agree')
  return [...new Set(votes.map((vote) => vote.userId))]
}
