import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** Reads on in a list that comes page by page. */
export function More({ query: { hasNextPage, isFetchingNextPage, fetchNextPage } }: MoreProps): ReactNode {
  const { t } = useTranslation('operations')
  if (!hasNextPage) return null
  return (
    <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
      {t('more')}
    </Button>
  )
}
