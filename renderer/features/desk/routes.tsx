/** The front desk: its list, its forms, one line of words, the end of the day. */
import { CorrectCallPage, NewCallPage } from '#renderer/features/desk/CallPages.tsx'
import { CorrectCasePage, NewCasePage } from '#renderer/features/desk/CasePages.tsx'
import { DayEndPage } from '#renderer/features/desk/DayEndPage.tsx'
import { DeskPage } from '#renderer/features/desk/DeskPage.tsx'
import { caseSearch, dayEndSearch, deskSearch, noSearch, visitSearch } from '#renderer/features/desk/desk-search.ts'
import { LinePage } from '#renderer/features/desk/LinePage.tsx'
import { CorrectVisitPage, NewVisitPage } from '#renderer/features/desk/VisitPages.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const deskRoutes: readonly FeatureRoute[] = [
  { path: '/desk', title: 'shell.desk', component: DeskPage, search: deskSearch, capability: 'desk.read', rail: 2, words: 'qiantai qt laifang laidian desk visitors calls' },
  { path: '/desk/visit', title: 'desk.visit', component: NewVisitPage, search: visitSearch, capability: 'desk.register', key: 'F2', words: 'laifang lf fangke jiedai visitor reception' },
  { path: '/desk/call', title: 'desk.call', component: NewCallPage, search: noSearch, capability: 'desk.register', key: 'F3', words: 'laidian ld dianhua call' },
  { path: '/desk/case', title: 'desk.case', component: NewCasePage, search: caseSearch, capability: 'desk.register', key: 'F7', words: 'suqiu sq tousu ts baoxiu bx request complaint repair' },
  { path: '/desk/line', title: 'desk.line', component: LinePage, search: noSearch, capability: 'desk.register', key: 'F9', words: 'yijuhua yjh kuaisu one line quick' },
  { path: '/desk/day', title: 'desk.day-end', component: DayEndPage, search: dayEndSearch, capability: 'desk.read', words: 'rizhong rz xiaban day end' },
  { path: '/desk/visit/$id/correct', title: 'common.correct', component: CorrectVisitPage, search: noSearch, capability: 'desk.register' },
  { path: '/desk/call/$id/correct', title: 'common.correct', component: CorrectCallPage, search: noSearch, capability: 'desk.register' },
  { path: '/desk/case/$id/correct', title: 'common.correct', component: CorrectCasePage, search: noSearch, capability: 'desk.register' },
]
