/** Follow-ups: the board, what is begun by hand, the month, the plan, open letters, posts. */
import { FollowupsPage } from '#renderer/features/followups/FollowupsPage.tsx'
import { followupsSearch, monthSearch, noSearch } from '#renderer/features/followups/followups-search.ts'
import { LettersPage } from '#renderer/features/followups/LettersPage.tsx'
import { MonthPage } from '#renderer/features/followups/MonthPage.tsx'
import { NewFollowupPage, UnloggedVisitPage } from '#renderer/features/followups/NewFollowupPage.tsx'
import { PlanPage } from '#renderer/features/followups/PlanPage.tsx'
import { PostsPage } from '#renderer/features/followups/PostsPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const followupsRoutes: readonly FeatureRoute[] = [
  { path: '/followups', title: 'shell.matters', component: FollowupsPage, search: followupsSearch, capability: 'followups.read', rail: 7, words: 'huifang hf shixiang follow-ups visits' },
  { path: '/followups/new', title: 'followups.new', component: NewFollowupPage, search: noSearch, capability: 'followups.record', words: 'huifang jieri ruhuo tufa event festival move-in emergency' },
  { path: '/followups/unlogged', title: 'followups.record-unlogged', component: UnloggedVisitPage, search: noSearch, capability: 'followups.record', words: 'huifang wujilu' },
  { path: '/followups/month', title: 'followups.month-title', component: MonthPage, search: monthSearch, capability: 'followups.read', words: 'huifanglv yuedu rates month' },
  { path: '/followups/plan', title: 'followups.plan', component: PlanPage, search: monthSearch, capability: 'followups.read', words: 'huifang jihua plan' },
  { path: '/followups/letters', title: 'followups.letters', component: LettersPage, search: noSearch, capability: 'followups.read', words: 'gongkaixin open letters' },
  { path: '/followups/posts', title: 'followups.posts', component: PostsPage, search: noSearch, capability: 'followups.read', words: 'zerenqu gangwei areas posts' },
]
