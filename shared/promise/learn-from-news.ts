import { judge, observe } from './learn.ts'
import { pressureOf } from './pace.ts'
import type { PaceStore, PromiseNews } from './pace-store.ts'

/** Enters news of a promise and lets its desk learn of them. See PaceStore.record. */
export function learnFromNews(paces: Pick<PaceStore, 'record'>, news: PromiseNews): Promise<'recorded' | 'already'> {
  const { basis } = news.promise
  const { kept, took } = news
  return paces.record(news, (pace, fresh) => {
    if (news.later) return pace
    const judged = fresh.outcome ? judge(pace, { kept, level: basis.level, situation: basis }) : pace
    return fresh.reply && took !== undefined ? observe(judged, { took, pressure: pressureOf(basis) }) : judged
  })
}
