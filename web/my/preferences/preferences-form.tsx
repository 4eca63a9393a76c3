import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Checks } from '../../kit/checks.tsx'
import { Choice } from '../../kit/choice.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Select } from '../../kit/select.tsx'
import { Switch } from '../../kit/switch.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { LANGUAGES } from '../../platform/texts.ts'
import { type Preferences, useChangePreferences } from './use-me.ts'

const VALUES = ['punctuality', 'cordiality', 'care-afterwards'] as const
const CHANNELS = ['automatic', 'app', 'mail', 'both'] as const
const REGISTERS = ['institute', 'formal', 'informal'] as const

/** How somebody wishes to be served; nothing changes before it is kept. */
export function PreferencesForm({ before }: { readonly before: Preferences }): ReactNode {
  const { t, i18n } = useTranslation(['my', 'common'])
  const [wish, setWish] = useState(before)
  const change = useChangePreferences()
  const become = (next: Preferences): void => {
    change.reset()
    setWish(next)
  }
  const set = (part: Partial<Preferences>): void => become({ ...wish, ...part })
  const { register: _register, ...asTheBankSpeaks } = wish
  const { channel: _channel, ...asDevicesAllow } = wish
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const languages = [...new Set([...LANGUAGES, before.language])]
  return (
    <>
      <Select
        label={t('preferences.language')}
        options={languages.map((id) => ({ id, name: names.of(id) ?? id }))}
        value={wish.language}
        choose={(language) => set({ language })}
      />
      <Choice
        label={t('preferences.register')}
        options={REGISTERS.map((id) => ({ id, name: t(`preferences.registers.${id}`) }))}
        value={wish.register ?? 'institute'}
        choose={(id) => (id === 'institute' ? become(asTheBankSpeaks) : set({ register: id }))}
      />
      <Choice
        label={t('preferences.channel')}
        options={CHANNELS.map((id) => ({ id, name: t(`preferences.channels.${id}`) }))}
        value={wish.channel ?? 'automatic'}
        choose={(id) => (id === 'automatic' ? become(asDevicesAllow) : set({ channel: id }))}
      />
      <Checks
        label={t('preferences.values')}
        hint={t('preferences.valuesHint')}
        options={VALUES.map((id) => ({
          id,
          name: t(`preferences.valueNames.${id}`),
          remark: wish.values.includes(id) ? `${wish.values.indexOf(id) + 1}.` : undefined,
        }))}
        chosen={wish.values}
        choose={(ids) => set({ values: ids.flatMap((id) => VALUES.find((value) => value === id) ?? []) })}
      />
      <div className="consents">
        <p className="label">{t('preferences.consents')}</p>
        {wish.consents.map(({ purpose, given }) => (
          <Switch
            key={purpose}
            on={given}
            turn={(on) =>
              set({ consents: wish.consents.map((one) => (one.purpose === purpose ? { purpose, given: on } : one)) })
            }
          >
            {purpose === 'updates' ? t('preferences.updates') : <bdi>{purpose}</bdi>}
          </Switch>
        ))}
      </div>
      {change.error !== null && (
        <Notice tone="warn" live>
          {t(`common:problems.${kindOf(change.error)}`)}
        </Notice>
      )}
      {change.isSuccess && (
        <Notice tone="good" live>
          {t('preferences.kept')}
        </Notice>
      )}
      <div className="row">
        <Button look="strong" isDisabled={change.isPending} onPress={() => change.mutate(wish)}>
          {t('preferences.keep')}
        </Button>
      </div>
    </>
  )
}
