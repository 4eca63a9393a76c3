import { randomUUID } from 'node:crypto'
import { json, type Request, type Response } from '../gateway/exchange.ts'
import type { Dispatch, Outbox, SentMail } from './outbox.ts'
import { type Outcomes, publishOutcome } from './publish-outcome.ts'
import { bareAddress, readContent, replaceMessageId, type SendEmail, sendEmailSchema, toRaw } from './ses-content.ts'
import { handleSuppression } from './suppression.ts'

const LIMIT_BYTES = 40 * 1_048_576

export interface SesOptions extends Outcomes {
  readonly outbox: Outbox
  /** Domains from which mail may be sent; empty: all. */
  readonly domains: readonly string[]
  /** Also sends the mail for real. */
  readonly relay?: (mail: SentMail, raw: Buffer) => Promise<void>
}

/** SES API v2 as the functions use it. */
export interface Ses {
  /** Undefined for paths that are not SES's. */
  handle(request: Request): Promise<Response | undefined>
  /** Publishes events that a crash kept from being published. */
  resume(): Promise<void>
}

const refuse = (code: string, text: string, status = 400): Response => {
  const response = json(status, { message: text })
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } }
}
/** As of a large account: load tests on one machine are to meet the system's limits, not the account's. */
const QUOTA = {
  SendQuota: { Max24HourSend: 1_000_000, MaxSendRate: 500, SentLast24Hours: 0 },
  SendingEnabled: true,
  ProductionAccessEnabled: true,
  EnforcementStatus: 'HEALTHY',
}

/** The stand-in for SES: it stores a mail durably before it answers, puts its own Message-ID into it and publishes events. */
export function createSes(options: SesOptions): Ses {
  const { outbox, state } = options
  const publish = async (mail: SentMail, dispatch: Dispatch): Promise<void> => {
    try {
      await publishOutcome(mail, dispatch, options)
      outbox.markPublished(mail.id)
    } catch {
      // The system is stopping: unmarked, the mail's events are published at the next start.
    }
  }
  const send = async (body: Buffer): Promise<Response> => {
    const read = sendEmailSchema.safeParse(parseJson(body))
    if (!read.success)
      return refuse('BadRequestException', `Invalid request at ${read.error.issues[0]?.path.join('.')}.`)
    const given = await toRaw(read.data)
    if (given === undefined) return refuse('BadRequestException', 'Content is required.')
    if (given.length > LIMIT_BYTES)
      return refuse('MessageRejected', `Message length is more than ${LIMIT_BYTES} bytes long.`)
    const id = `0107${Date.now().toString(16).padStart(12, '0')}-${randomUUID()}-000000`
    const raw = replaceMessageId(given, `${id}@eu-central-1.amazonses.com`)
    const content = await readContent(raw)
    const from = bareAddress(read.data.FromEmailAddress ?? content.from)
    const refused = checkEnvelope(read.data, from, options)
    if (refused !== undefined) return refused
    const tags = Object.fromEntries(read.data.EmailTags.map(({ Name, Value }) => [Name, [Value]]))
    const inquiryId = tags['inquiry']?.[0] ?? null
    const mail: SentMail = {
      ...content,
      id,
      at: new Date().toISOString(),
      from,
      to: recipientsOf(read.data)[0] ?? '',
      inquiryId,
    }
    const dispatch = { tags, configurationSet: read.data.ConfigurationSetName ?? '' }
    outbox.add(mail, dispatch, raw)
    void publish(mail, dispatch)
    void options.relay?.(mail, raw)
    return json(200, { MessageId: id })
  }
  return {
    handle: async (request) => {
      if (!request.path.startsWith('/v2/email/')) return undefined
      if (request.method === 'POST' && request.path === '/v2/email/outbound-emails') return send(request.body)
      if (request.method === 'GET' && request.path === '/v2/email/account') return json(200, QUOTA)
      return (
        handleSuppression(request, state) ??
        refuse('NotFoundException', 'This stand-in for SES has no such operation.', 404)
      )
    },
    resume: async () => {
      for (const { mail, dispatch } of outbox.unpublished()) await publish(mail, dispatch)
    },
  }
}

const recipientsOf = ({ Destination: { ToAddresses, CcAddresses, BccAddresses } }: SendEmail): readonly string[] =>
  [...ToAddresses, ...CcAddresses, ...BccAddresses].map(bareAddress)

function checkEnvelope(request: SendEmail, from: string, options: SesOptions): Response | undefined {
  const recipients = recipientsOf(request)
  if (recipients.length === 0 || recipients.length > 50)
    return refuse('BadRequestException', 'A mail needs 1 to 50 recipients.')
  if (!recipients.every((address) => /^[^\s@]+@[^\s@]+$/.test(address)))
    return refuse('BadRequestException', "Missing final '@domain'")
  const domain = from.split('@').at(-1)?.toLowerCase() ?? ''
  if (options.domains.length > 0 && !options.domains.some((known) => domain === known || known.endsWith(`.${domain}`)))
    return refuse(
      'MessageRejected',
      'Email address is not verified. The sender failed the check in region EU-CENTRAL-1.',
    )
  const set = request.ConfigurationSetName
  if (set !== undefined && !options.configurationSets.has(set))
    return refuse('NotFoundException', `Configuration set <${set}> does not exist.`, 404)
  return undefined
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
