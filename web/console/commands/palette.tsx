import type { ReactNode } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { COMMANDS, type CommandId, shownKey } from './command-list.ts'
import { useCommandRegistry } from './commands.tsx'
import './commands.css'

/** Everything that can be done now, found by typing. What is chosen runs once the palette is gone and the focus is back. */
export default function Palette({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useTranslation('console')
  const commands = useCommandRegistry()
  const { contains } = useFilter({ sensitivity: 'base' })
  const possible = COMMANDS.filter(({ id }) => id !== 'palette' && commands.find(id) !== undefined)
  const run = (id: CommandId | undefined): void => {
    const act = id === undefined ? undefined : commands.find(id)
    close()
    if (act !== undefined) setTimeout(act)
  }
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className="dialog palette">
        <Dialog aria-label={t('commands.palette')}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={t('palette.search')} autoFocus>
              <Input className="control" placeholder={t('palette.search')} />
            </SearchField>
            <Menu
              className="list"
              aria-label={t('commands.palette')}
              items={possible}
              onAction={(key) => run(possible.find(({ id }) => id === key)?.id)}
              renderEmptyState={() => <p className="soft none">{t('palette.nothing')}</p>}
            >
              {({ id, keys }) => (
                <MenuItem className="item" textValue={t(`commands.${id}`)}>
                  {t(`commands.${id}`)}
                  <kbd className="kbd">{shownKey(keys[0])}</kbd>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
