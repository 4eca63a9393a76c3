import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { createImapMailbox, type ImapPlace } from '#shared/imap/imap-mailbox.ts'
import { createMemoryMailbox } from '#shared/memory/mailbox.ts'
import { type Dovecot, missing, PASSWORD, startDovecot, USER } from './dovecot.ts'
import { type MailboxWorld, mailboxContract } from './mailbox.contract.ts'
import { deliver, flagsIn, outside } from './outside.ts'

mailboxContract('in memory', async () => {
  const mailbox = createMemoryMailbox()
  return {
    mailbox,
    deliver: async (mails) => mails.map(({ raw, ...mail }) => mailbox.deliver(raw, mail)),
    remove: async (uid) => mailbox.remove(uid),
    renumber: async () => mailbox.renumber(),
  }
})

if (missing !== undefined) console.warn(`The tests against a real IMAP server are skipped: ${missing}.`)

describe.skipIf(missing !== undefined)('with a real IMAP server', () => {
  let server: Dovecot
  let folders = 0
  beforeAll(async () => {
    server = await startDovecot()
  })
  afterAll(() => server.stop())

  const secret = async () => JSON.stringify({ password: PASSWORD })
  const place = (more: Partial<ImapPlace> = {}): ImapPlace => ({
    host: '127.0.0.1',
    port: server.port,
    user: USER,
    folder: 'INBOX',
    security: 'loopback',
    ...more,
  })
  /** A new folder of its own. */
  async function newFolder(): Promise<string> {
    folders += 1
    const folder = `Ordner ${folders} für Anfragen`
    await outside(server, (client) => client.mailboxCreate(folder))
    return folder
  }

  mailboxContract('on dovecot', async (): Promise<MailboxWorld> => {
    const folder = await newFolder()
    return {
      mailbox: createImapMailbox(place({ folder }), secret),
      deliver: (mails) => deliver(server, folder, mails),
      remove: (uid) =>
        outside(server, async (client) => {
          await client.mailboxOpen(folder)
          await client.messageDelete(String(uid), { uid: true })
        }),
      renumber: () =>
        outside(server, async (client) => {
          await client.mailboxRename(folder, `${folder} alt`)
          await client.mailboxCreate(folder)
          await client.mailboxOpen(`${folder} alt`)
          await client.messageCopy('1:*', folder)
        }),
    }
  })

  describe('a mailbox behind IMAP', () => {
    test('moves what was taken to a folder of that name, where it is set up so', async () => {
      const folder = await newFolder()
      const takenFolder = `${folder} erledigt`
      const [uid = 0] = await deliver(server, folder, [{ raw: 'From: a@kunde.example\r\n\r\nx\r\n', arrivedAt: 0 }])
      const mailbox = createImapMailbox(place({ folder, takenFolder }), secret)
      for (const there of [true, true]) {
        await using session = await mailbox.open()
        expect(await session.mark(uid)).toBe(there)
        expect(await session.list({ after: 0 })).toEqual([])
      }
      expect(await flagsIn(server, folder)).toEqual([])
      expect(await flagsIn(server, takenFolder)).toHaveLength(1)
    })

    test('marks by a keyword and changes no other flag', async () => {
      const folder = await newFolder()
      const [uid = 0] = await deliver(server, folder, [{ raw: 'From: a@kunde.example\r\n\r\nx\r\n', arrivedAt: 0 }])
      await using session = await createImapMailbox(place({ folder }), secret).open()
      await session.fetch(uid, 10_000)
      await session.mark(uid)
      const [mail] = await flagsIn(server, folder)
      expect(mail?.flags.filter((flag) => flag !== '\\Recent')).toEqual(['$AnklangTaken'])
    })

    test('is encrypted by a certificate that is known, and not used otherwise', async () => {
      const known = async () => JSON.stringify({ password: PASSWORD, ca: server.certificate })
      const ways = [place({ port: server.tlsPort, security: 'tls' }), place({ security: 'starttls' })]
      for (const way of ways) {
        await using session = await createImapMailbox(way, known).open()
        expect(session.uidValidity).toBeGreaterThan(0)
        await expect(createImapMailbox(way, secret).open()).rejects.toThrow(Unavailable)
      }
    })

    test('says that it refused the login, without the password', async () => {
      const wrong = createImapMailbox(place(), async () => JSON.stringify({ password: 'not this one' }))
      await expect(wrong.open()).rejects.toThrow('mailbox login is not available')
    })

    test('is unavailable when the folder is not there or nobody answers', async () => {
      await expect(createImapMailbox(place({ folder: 'Nirgends' }), secret).open()).rejects.toThrow(Unavailable)
      await expect(createImapMailbox(place({ port: 1 }), secret).open()).rejects.toThrow(Unavailable)
    })

    test('gives a mail up that does not come in time', async () => {
      const folder = await newFolder()
      const raw = `From: a@kunde.example\r\n\r\n${'x'.repeat(70)}\r\n`.padEnd(5_000_000, `${'y'.repeat(70)}\r\n`)
      const [uid = 0] = await deliver(server, folder, [{ raw, arrivedAt: 0 }])
      await using session = await createImapMailbox(place({ folder }), secret).open()
      await expect(session.fetch(uid, 1)).rejects.toThrow(Unavailable)
    })
  })
})
