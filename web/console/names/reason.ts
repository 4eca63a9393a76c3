import type { TFunction } from 'i18next'
import type { Names } from './use-names.ts'

/** A reason of the topic recognition in words: `word:karte*`, `chosen:loan`, `mailbox:cards`, `model`, `unsure`; others are shown as they are. */
export function reasonIn(t: TFunction<'console'>, names: Names, reason: string): string {
  const [kind, ...rest] = reason.split(':')
  const what = rest.join(':')
  if (kind === 'word') return t('reasons.word', { word: what.replaceAll('*', '…').replaceAll('… …', '…') })
  if (kind === 'chosen') return t('reasons.chosen', { topic: names.topic(what) })
  if (kind === 'mailbox') return t('reasons.mailbox', { desk: names.desk(what) })
  if (kind === 'model') return t('reasons.model')
  return kind === 'unsure' ? t('reasons.unsure') : reason
}
