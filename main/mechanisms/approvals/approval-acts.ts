/** What people can do to an approval. An act on a step names the step that the person saw; null takes whichever is open. */
import type { Answers } from '#main/mechanisms/approvals/approval-state.ts'

/** A signature on paper: who brought it back with its code, and the scanned page when there is one. */
export type PaperSignature = { readonly enteredBy: string; readonly attachmentId: string | null }

type OnStep = { readonly step: number | null; readonly reason: string }

/** Acts of a person who has a voice in the open step, or whose opinion was asked there. */
export type StepAct =
  | (OnStep & { readonly kind: 'agree' | 'refuse'; readonly paper?: PaperSignature; readonly answers?: Answers })
  | (OnStep & { readonly kind: 'return' | 'answer' })
  /** `to` is an earlier step. */
  | (OnStep & { readonly kind: 'send-back'; readonly to: number })
  /** `to` is a person: he receives the seat, is asked for an opinion that comes back, or must agree besides. */
  | (OnStep & { readonly kind: 'transfer' | 'delegate' | 'add-signer'; readonly to: string })
  | (OnStep & { readonly kind: 'remove-signer'; readonly signer: string })

export type ApprovalAct =
  | StepAct
  | (OnStep & { readonly kind: 'urge' })
  /** `to` may read it, and finds it among what was copied to him. */
  | { readonly kind: 'copy'; readonly to: string; readonly reason: string }
  /** `byDesk`: the matter itself was given up at the desk, by whoever may do that there. */
  | { readonly kind: 'withdraw'; readonly reason: string; readonly byDesk?: boolean }

/** The act of handing something of a step to a person. */
export type HandingAct = StepAct & { readonly kind: 'transfer' | 'delegate' | 'add-signer' }
