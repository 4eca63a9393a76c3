import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Api, call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { lookAtBrowser, subscribe, unsubscribe } from './this-browser.ts'

/** Browsers that say when a reply is there, and what another one needs to be added. */
export function useDevices() {
  const { api } = useApp()
  return useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => call(api.GET('/v1/mobile/me/devices', { signal })),
  })
}

/** What this browser can do; looked at again when somebody comes back from its settings. */
export const useBrowser = () =>
  useQuery({ queryKey: ['browser'], queryFn: lookAtBrowser, refetchOnWindowFocus: 'always' })

/** What is to become of one device. */
type Change =
  | { readonly turn: 'on'; readonly publicKey: string }
  | { readonly turn: 'off'; readonly deviceId: string; readonly here: boolean }

export function useChangeDevices() {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => (change.turn === 'on' ? turnOn(api, change) : turnOff(api, change)),
    onSuccess: (devices) => queries.setQueryData(['devices'], devices),
    onSettled: () => queries.invalidateQueries({ queryKey: ['browser'] }),
  })
}

async function turnOn(api: Api, { publicKey }: { readonly publicKey: string }) {
  const { deviceId, subscription: body } = await subscribe(publicKey)
  return call(api.PUT('/v1/mobile/me/devices/{deviceId}', { params: { path: { deviceId } }, body }))
}

async function turnOff(api: Api, { deviceId, here }: { readonly deviceId: string; readonly here: boolean }) {
  const devices = await call(api.DELETE('/v1/mobile/me/devices/{deviceId}', { params: { path: { deviceId } } }))
  if (here) await unsubscribe()
  return devices
}
