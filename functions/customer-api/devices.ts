import { devicesJson, pushSubscriptionSchema } from '#shared/api/devices.ts'
import { customerIdOfSubject } from '#shared/customer/customer-of-subject.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import { readJson } from '#shared/lambda/http/input.ts'
import { invalidInput } from '#shared/lambda/http/refusal.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, json } from '#shared/lambda/http/result.ts'
import { deviceIdOf } from '#shared/push/device-id.ts'
import { isPushService } from '#shared/push/push-service.ts'
import { vapidKeys } from '#shared/push/vapid-keys.ts'
import type { CustomerApiDeps } from './handler.ts'

/** Where the signed-in customer hears that an answer is there, and what a browser needs to be added. */
export async function listDevices(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  return shown(deps, await whoseDevices(deps, request))
}

/** Adds the browser that this subscription is of. */
export async function addDevice(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  const { endpoint, keys } = readJson(request, pushSubscriptionSchema)
  const { services } = (await deps.configuration()).institute.push
  const deviceId = deviceIdOf(endpoint)
  if (!isPushService(endpoint, services))
    throw invalidInput([{ path: 'endpoint', message: 'is not of a push service that this institute sends to' }])
  if (request.parameter('deviceId') !== deviceId)
    throw invalidInput([{ path: 'endpoint', message: 'does not belong to this device' }])
  const customerId = await whoseDevices(deps, request)
  const { current: keyName } = await deps.keys()
  await deps.devices.add(customerId, { deviceId, endpoint, keys, keyName, since: deps.clock() })
  return shown(deps, customerId)
}

/** Takes a browser out; one that is not there is out already. */
export async function removeDevice(deps: CustomerApiDeps, request: HttpRequest): Promise<HttpResult> {
  const customerId = await whoseDevices(deps, request)
  await deps.devices.remove(customerId, request.parameter('deviceId'))
  return shown(deps, customerId)
}

const whoseDevices = (deps: CustomerApiDeps, request: HttpRequest): Promise<string> =>
  customerIdOfSubject(deps.customers, signedIn(request.caller).subject)

async function shown(deps: CustomerApiDeps, customerId: string): Promise<HttpResult> {
  const [devices, keys, { institute }] = await Promise.all([
    deps.devices.of(customerId),
    deps.keys(),
    deps.configuration(),
  ])
  const pair = institute.push.services.length === 0 ? undefined : vapidKeys(keys, keys.current)
  return json(200, {
    ...(pair === undefined ? {} : { publicKey: pair.publicKey }),
    devices: devicesJson(devices),
  })
}
