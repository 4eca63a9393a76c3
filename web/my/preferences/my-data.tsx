import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { type Api, call } from '../../platform/api/client.ts'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'

/** Everything that the bank keeps of somebody and that is theirs to see, as one file. */
export function MyData(): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { api } = useApp()
  const take = useMutation({ mutationFn: async () => saveAs('anklang.json', await everything(api)) })
  return (
    <div className="my-data">
      <h3>{t('data.title')}</h3>
      <p>{t('data.text')}</p>
      {take.error !== null && (
        <Notice tone="warn" live>
          {t(`common:problems.${kindOf(take.error)}`)}
        </Notice>
      )}
      <Button isDisabled={take.isPending} onPress={() => take.mutate()}>
        {take.isPending ? t('common:loading') : t('data.take')}
      </Button>
    </div>
  )
}

async function everything(api: Api) {
  const page = (cursor: string | undefined) =>
    call(
      api.GET('/v1/mobile/me/data', {
        params: { query: { limit: '20', ...(cursor === undefined ? {} : { cursor }) } },
      }),
    )
  const { cursor: first, ...all } = await page(undefined)
  for (let cursor = first; cursor !== undefined; ) {
    const next = await page(cursor)
    all.inquiries.push(...next.inquiries)
    cursor = next.cursor
  }
  return all
}

function saveAs(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, undefined, 2)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
