import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPushService } from './push-service.ts'

const services = ['fcm.googleapis.com', '*.notify.windows.com', 'localhost:4443']

describe('a push service', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://FCM.googleapis.com:443/x',
    'https://wns2-par02p.notify.windows.com/w/?token=x',
    'https://localhost:4443/push',
  ])('is %s', (endpoint) => {
    expect(isPushService(endpoint, services)).toBe(true)
  })

  it.each([
    ['without TLS', 'http://fcm.googleapis.com/x'],
    ['at another port', 'https://fcm.googleapis.com:8443/x'],
    ['with a name before it', 'https://a:b@fcm.googleapis.com/x'],
    ['that only ends alike', 'https://evilfcm.googleapis.com/x'],
    ['that only ends like a family', 'https://evilnotify.windows.com/x'],
    ['that is the family itself', 'https://notify.windows.com/x'],
    ['that only begins alike', 'https://fcm.googleapis.com.evil.example/x'],
    ['at an address', 'https://169.254.169.254/latest'],
    ['with a dot at its end', 'https://fcm.googleapis.com./x'],
    ['that is no address', 'fcm.googleapis.com'],
  ])('is none %s', (_what, endpoint) => {
    expect(isPushService(endpoint, services)).toBe(false)
  })

  it('is none where none is named', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => !isPushService(url, [])))
  })
})
