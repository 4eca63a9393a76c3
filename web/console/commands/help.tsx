import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../kit/dialog.tsx'
import { Switch } from '../../kit/switch.tsx'
import { COMMANDS, GROUPS, shownKey } from './command-list.ts'
import { switchSingleKeys, useSingleKeys } from './single-keys.ts'
import './commands.css'

/** All keys, and the switch for those without a modifier. */
export default function Help({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useTranslation('console')
  return (
    <Dialog title={t('help.title')} open close={close} wide>
      <Switch on={useSingleKeys()} turn={switchSingleKeys}>
        {t('help.singleKeys')}
      </Switch>
      <div className="key-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group).map(({ id, keys }) => (
                <div key={id}>
                  <dt>{t(`commands.${id}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd className="kbd" key={key}>
                        {shownKey(key)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
