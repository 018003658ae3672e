/** Sentences of findings and of the penalties proposed for them. */
import type { TextTable } from '#shared/text/text-table.ts'

export const penaltiesText = {
  'refusal.penalties.cannot-confirm': { zh: '处罚提议 {number} 现在不能确认：它有争议，或者已经处理过。有争议的，先了结争议再确认。', en: 'Proposal {number} cannot be confirmed now: it is disputed or already decided. Settle the dispute first, then confirm.' },
  'refusal.penalties.cannot-reduce': { zh: '处罚提议 {number} 现在不能减轻：它有争议，或者已经处理过。有争议的，先了结争议。', en: 'Proposal {number} cannot be reduced now: it is disputed or already decided. Settle the dispute first.' },
  'refusal.penalties.cannot-waive': { zh: '处罚提议 {number} 已经处理过，不能再免除。当事人不服的，可以提出争议。', en: 'Proposal {number} is decided and cannot be waived. If the person does not accept it, a dispute can be raised.' },
  'refusal.penalties.cannot-dispute': { zh: '处罚提议 {number} 已有争议或已免除，不能再提出争议。', en: 'Proposal {number} is disputed already or was waived; it cannot be disputed again.' },
  'refusal.penalties.cannot-settle-dispute': { zh: '处罚提议 {number} 没有争议，不需要了结。', en: 'Proposal {number} is not disputed; there is nothing to settle.' },
  'refusal.penalties.own-penalty': { zh: '处罚提议 {number} 是针对您本人的，您不能自己处理。请由另一位经理处理。', en: 'Proposal {number} is about yourself; you cannot decide it. Ask another manager.' },
  'refusal.penalties.reason-missing': { zh: '没有写理由。减轻、免除、争议和了结都要写明理由，请补上。', en: 'No reason is given. Reducing, waiving, disputing and settling need one; please write it.' },
  'refusal.penalties.not-less': { zh: '减轻后的金额要大于零并且小于原提议的金额。要全部免掉，请用“免除”。', en: 'The reduced amount must be more than nothing and less than proposed. To drop it altogether, waive it.' },
} as const satisfies TextTable
