/** Features that answer a scan from anywhere, asked in this order. One line a feature. */
import { answerPaperScan } from '#renderer/features/approvals/paper-scan.ts'
import { answerDeskScan } from '#renderer/features/desk/desk-scan.ts'
import type { ScanAnswer } from '#renderer/ui/scan/scan-answer.ts'

export const scanAnswers: readonly ScanAnswer[] = [answerPaperScan, answerDeskScan]
