import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useCommands } from './commands.tsx'

const Help = lazy(() => import('./help.tsx'))
const Palette = lazy(() => import('./palette.tsx'))

/** Help and palette, loaded when somebody first asks for them. */
export function CommandOverlays(): ReactNode {
  const [shown, show] = useState<'help' | 'palette'>()
  useCommands({ help: () => show('help'), palette: () => show(shown === 'palette' ? undefined : 'palette') })
  const close = (): void => show(undefined)
  return (
    <Suspense>
      {shown === 'help' && <Help close={close} />}
      {shown === 'palette' && <Palette close={close} />}
    </Suspense>
  )
}
