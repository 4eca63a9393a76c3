import { ImapFlow } from 'imapflow'
import { type Dovecot, PASSWORD, USER } from './dovecot.ts'

/** Another client of the same mailbox: what a mail server and people do in it. */
export async function outside<T>(server: Pick<Dovecot, 'port'>, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: USER, pass: PASSWORD },
    logger: false,
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

/** Delivers mails to a folder; returns their UIDs. */
export const deliver = (
  server: Pick<Dovecot, 'port'>,
  folder: string,
  mails: readonly { readonly raw: string; readonly arrivedAt: number; readonly seen?: boolean }[],
): Promise<number[]> =>
  outside(server, async (client) => {
    const uids: number[] = []
    for (const { raw, arrivedAt, seen = false } of mails) {
      const answer = await client.append(folder, Buffer.from(raw), seen ? ['\\Seen'] : [], new Date(arrivedAt))
      if (answer === false) throw new Error('the server took no mail')
      uids.push(answer.uid ?? 0)
    }
    return uids
  })

/** UID and flags of the mails of a folder. */
export const flagsIn = (server: Pick<Dovecot, 'port'>, folder: string): Promise<{ uid: number; flags: string[] }[]> =>
  outside(server, async (client) => {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true })
    if (exists === 0) return []
    const mails = await client.fetchAll('1:*', { flags: true })
    return mails.map(({ uid, flags }) => ({ uid, flags: [...(flags ?? [])] }))
  })
