import { describe, expect, it } from 'vitest'
import { instituteSchema } from '#shared/configuration/schema.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank } from '#tests/support/memory-bank.ts'
import { warningsOf } from './warnings.ts'

const bank = await createMemoryBank()
const { configuration } = await bank.world.configuration.current()
const [advisor] = configuration.advisors

const from = (
  email: string,
  name = 'Bernd Krause',
  more: Partial<Parameters<typeof mailMessage>[0]> = {},
): ChannelMessage => ({
  channel: 'email',
  receivedAt: 0,
  subject: '',
  text: '',
  ...mailMessage({ email, ...more }),
  sender: { name, email },
})
const warnings = (message: ChannelMessage, linked = false) => warningsOf(message, configuration, linked)

describe('an advisor is warned', () => {
  it('of nothing where nothing speaks against the sender', () => {
    expect(instituteSchema.parse(configuration.institute).name).toBe('Musterbank')
    expect(warnings(from('bernd@kunde.example'))).toEqual([])
  })

  it('when the sender referred to somebody else’s matter', () => {
    expect(warnings(from('bernd@kunde.example'), true)).toEqual(['linked-from-other-sender'])
  })

  it('when DMARC failed, and when answers are wanted elsewhere', () => {
    const forged = from('bernd@kunde.example', 'Bernd Krause', { dmarc: 'FAIL', replyTo: 'eve@evil.example' })
    expect(warnings(forged)).toEqual(['dmarc-failed', 'reply-to-differs'])
  })

  it.each([advisor?.name ?? '', 'Musterbank', 'service@musterbank.example'])(
    'when a stranger is shown as %s, and not when that is one of us',
    (name) => {
      expect(warnings(from('eve@evil.example', name))).toEqual(['looks-like-our-staff'])
      expect(warnings(from(advisor?.email ?? '', name))).toEqual([])
    },
  )

  it('when the address is made to be taken for ours', () => {
    expect(warnings(from('service@rnusterbank.example'))).toEqual(['lookalike-domain'])
  })

  it('not of a signed-in customer who bears an advisor’s name', () => {
    const { mail: _, ...app } = from('a@kunde.example', advisor?.name)
    expect(warnings({ ...app, channel: 'mobile' })).toEqual([])
  })
})
