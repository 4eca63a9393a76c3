import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useNames } from '../names/use-names.ts'
import { teamAddress } from '../work/views.ts'
import { DeskList } from './desk-list.tsx'
import { GivingProvider, useGiven, useGiving } from './giving.tsx'
import { People } from './people.tsx'
import { Reassign } from './reassign.tsx'
import { useTeam } from './use-team.ts'
import { Waiting } from './waiting.tsx'
import './team.css'

/** For whoever leads desks: what waits there, who is there, and who has what, to be given to somebody else. */
export default function Team({ desk }: { readonly desk: string | undefined }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const names = useNames()
  const { data, error, refetch } = useTeam()
  if (data === undefined)
    return error === null ? (
      <p className="soft">{t('common:loading')}</p>
    ) : (
      <Notice tone="warn" live actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}>
        {kindOf(error) === 'forbidden' ? t('team.notLeading') : t(`common:problems.${kindOf(error)}`)}
      </Notice>
    )
  const { desks } = data
  const shown = desks.find((one) => one.desk === desk) ?? desks[0]
  if (shown === undefined) return <p className="soft">{t('team.notLeading')}</p>
  return (
    <GivingProvider key={shown.desk}>
      {error !== null && <Notice tone="warn">{t(`common:problems.${kindOf(error)}`)}</Notice>}
      <DeskList desks={desks} current={shown.desk} />
      <Macros />
      <div className="team-columns">
        <section aria-label={t('team.waitingAt', { desk: names.desk(shown.desk) })}>
          <h2>{t('team.waiting')}</h2>
          <Waiting desk={shown.desk} />
        </section>
        <section aria-label={t('team.peopleAt', { desk: names.desk(shown.desk) })}>
          <h2>{t('team.people')}</h2>
          <People people={shown.people} />
        </section>
      </div>
      <Asked address={teamAddress(shown.desk)} />
    </GivingProvider>
  )
}

const ManageDialog = lazy(() => import('../macros/manage-dialog.tsx'))

function Macros(): ReactNode {
  const { t } = useTranslation('console')
  const [managing, manage] = useState(false)
  return (
    <div>
      <Button onPress={() => manage(true)}>{t('macros.manage')}</Button>
      <Suspense>{managing && <ManageDialog close={() => manage(false)} />}</Suspense>
    </div>
  )
}

function Asked({ address }: { readonly address: string }): ReactNode {
  const { ask } = useGiving()
  const given = useGiven()
  if (given === undefined) return null
  return <Reassign inquiry={given.inquiry} to={given.to} close={() => ask(undefined)} address={address} />
}
