/** The state of one approval as the rules see it, and the table of what may happen to it. */
import type { ApprovalAction, ApprovalStatus, Standing, StepMode, StepStatus } from '#shared/contract/approvals.ts'
import type { Role } from '#shared/domain/access.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who is asked in a step: whoever holds a role, or one person. */
export type Seat = { readonly kind: 'role' | 'user'; readonly value: string }

export type Step = {
  readonly position: number
  readonly key: string
  readonly clause: string
  readonly mode: StepMode
  readonly status: StepStatus
  readonly seats: readonly Seat[]
  /** How often it was opened; only decisions of its present round count. 0 before its turn. */
  readonly round: number
  /** Calendar days after which the next authority is asked as well; null waits for as long as it takes. Time never agrees. */
  readonly climbAfterDays: number | null
  readonly openedAt: InstantMs | null
  readonly closedAt: InstantMs | null
}

export type Decision = {
  /** The step that it was about; null when the matter was withdrawn or given up. */
  readonly position: number | null
  readonly round: number
  readonly action: ApprovalAction
  readonly standing: Standing
  readonly userId: string
  readonly role: Role
  readonly department: string
  readonly at: InstantMs
  readonly reason: string
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

/** What ends with it: only a running approval can be acted upon. */
const ended = { agree: null, return: null, refuse: null, withdraw: null } as const

/** Status x action -> the status that the action leads to when it ends the approval; null is a refusal. Agreeing to any but the last step leaves it running. */
export const approvalTransitions: Readonly<Record<ApprovalStatus, Readonly<Record<ApprovalAction, ApprovalStatus | null>>>> = {
  running: { agree: 'agreed', return: 'returned', refuse: 'refused', withdraw: 'withdrawn' },
  agreed: ended, returned: ended, refused: ended, withdrawn: ended,
}

/** The step whose turn it is, or undefined when the approval has ended. */
export function openStepOf(approval: Pick<Approval, 'steps'>): Step | undefined {
  return approval.steps.find((step) => step.status === 'open')
}
