import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { FilterRule } from 'aws-cdk-lib/aws-lambda'
import { CfnSubscription } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { type ApiFunction, DIRECTORY_SCOPE, ROUTES } from '#shared/api/routes.ts'
import { TABLES } from '#shared/aws/tables.ts'
import { SEARCHED_KINDS } from '#shared/search/searched-kinds.ts'
import type { FunctionName, QueueName } from './access.ts'
import type { Bundles } from './bundle-functions.ts'
import { CONSEQUENCES } from './consequences.ts'
import { Alarms } from './constructs/alarms.ts'
import { CountAlarm } from './constructs/count-alarm.ts'
import { FrontDoor } from './constructs/front-door.ts'
import { HttpEntry } from './constructs/http-entry.ts'
import { MailIn } from './constructs/mail-in.ts'
import { MailOut } from './constructs/mail-out.ts'
import { MalwareScan } from './constructs/malware-scan.ts'
import { onlyIf } from './constructs/only-if.ts'
import { PublishedConfiguration } from './constructs/published-configuration.ts'
import { PulledMailbox } from './constructs/pulled-mailbox.ts'
import { QueueWorker, type QueueWorkerProps } from './constructs/queue-worker.ts'
import { ScheduledFunction } from './constructs/scheduled-function.ts'
import { ServiceBucket } from './constructs/service-bucket.ts'
import { ServiceFunction } from './constructs/service-function.ts'
import { ServiceLevelAlarms } from './constructs/service-level-alarms.ts'
import { ServiceTable } from './constructs/service-table.ts'
import { providerOrigins, SignIn } from './constructs/sign-in.ts'
import { SigningSecret } from './constructs/signing-secret.ts'
import { StaticPages } from './constructs/static-pages.ts'
import { StreamWorker } from './constructs/stream-worker.ts'
import { TopicKey } from './constructs/topic-key.ts'
import { createParameters } from './parameters.ts'
import { wireAccess } from './wire-access.ts'

export interface AnklangStackProps {
  readonly bundles: Bundles
  readonly mail: {
    /** Addresses and whole domains that mail is taken for. */
    readonly recipients: readonly string[]
    /** Domain that mail is sent from. */
    readonly identity: string
  }
  /** What the pages say of the institute. */
  readonly institute: { readonly bank: string; readonly zone: string }
  /** Other origins whose pages show the form. */
  readonly embedOrigins: readonly string[]
  readonly configuration: { readonly document: string; readonly digest: string }
  /** Static files as `npm run build:web` writes them. */
  readonly webDir: string
  /** Pictures of advisors; it need not be there. */
  readonly picturesDir: string
}

/** The whole system in one stack: what belongs together is deployed and rolled back together. */
export class AnklangStack extends Stack {
  constructor(scope: Construct, id: string, props: AnklangStackProps) {
    super(scope, id, { description: 'Anklang: acknowledges, promises and routes customer inquiries' })
    const parameters = createParameters(this, { mailIdentity: props.mail.identity })
    const key = new TopicKey(this, 'TopicKey')
    const alarms = new Alarms(this, 'Alarms', { key })
    onlyIf(
      parameters.alarmAddress.isGiven,
      new CfnSubscription(this, 'AlarmSubscription', {
        topicArn: alarms.topic.topicArn,
        protocol: 'email',
        endpoint: parameters.alarmAddress.value,
      }),
    )

    const code = (name: FunctionName): string => {
      const bundle = props.bundles.get(name)
      if (bundle === undefined) throw new Error(`The function ${name} was not bundled.`)
      return bundle.directory
    }
    const worker = (
      id: string,
      name: FunctionName,
      queue: QueueName,
      more: Partial<Pick<QueueWorkerProps, 'memoryMb' | 'maxConcurrency' | 'patience'>> = {},
    ): QueueWorker =>
      new QueueWorker(this, id, { name, code: code(name), queue, consequence: CONSEQUENCES[queue], alarms, ...more })
    const table = (name: keyof typeof TABLES): ServiceTable =>
      new ServiceTable(this, `${pascal(name)}Table`, TABLES[name])
    const api = (name: ApiFunction): ServiceFunction =>
      new ServiceFunction(this, pascal(name), { name, code: code(name) })

    const tables = {
      inquiries: table('inquiries'),
      receipts: table('receipts'),
      threads: table('threads'),
      advisors: table('advisors'),
      console: table('console'),
      customers: table('customers'),
      sending: table('sending'),
      reactionTimes: table('reactionTimes'),
      advisorFigures: table('advisorFigures'),
      promises: table('promises'),
      search: table('search'),
      configuration: table('configuration'),
      audit: table('audit'),
    }
    const workers = {
      // A mail of 25 MiB is held several times while it is read.
      mail: worker('IntakeEmail', 'intake-email', 'mail', { memoryMb: 1_024 }),
      inquiries: worker('Register', 'register', 'inquiries'),
      acknowledgements: worker('Acknowledge', 'acknowledge', 'acknowledgements'),
      // More at a time would only lose races for the same advisors.
      routing: worker('Route', 'route', 'routing', { maxConcurrency: 10, patience: Duration.minutes(2) }),
      // Files of a reply are held several times while its mail is composed.
      outbound: worker('Deliver', 'deliver', 'outbound', { memoryMb: 1_024 }),
      escalations: worker('Escalate', 'escalate', 'escalations'),
      // Nobody waits for these but a mail whose sender crashed, and that waits for two minutes.
      'mail-events': worker('MailEvents', 'mail-events', 'mail-events'),
      scans: worker('ScanResults', 'scan-results', 'scans'),
    }
    const apis = {
      'suggest-topic': api('suggest-topic'),
      'intake-web': api('intake-web'),
      'intake-mobile': api('intake-mobile'),
      'customer-api': api('customer-api'),
      'advisor-api': api('advisor-api'),
      'operations-api': api('operations-api'),
      'directory-api': api('directory-api'),
    }
    const measure = new StreamWorker(this, 'Measure', {
      name: 'measure',
      code: code('measure'),
      table: tables.inquiries,
      images: [{ milestone: { M: { name: { S: FilterRule.exists() } } } }],
      consequence: CONSEQUENCES.measure,
      alarms,
    })
    const indexSearch = new StreamWorker(this, 'IndexSearch', {
      name: 'index-search',
      code: code('index-search'),
      table: tables.inquiries,
      // What people wrote; every hand-over has a note. Taking one back has none.
      images: [{ kind: { S: FilterRule.or(...SEARCHED_KINDS) } }, { type: { S: FilterRule.beginsWith('restore-') } }],
      consequence: CONSEQUENCES.search,
      alarms,
    })
    const sweep = new ScheduledFunction(this, 'Sweep', {
      name: 'sweep',
      code: code('sweep'),
      consequence: CONSEQUENCES.sweep,
      alarms,
    })
    new CountAlarm(this, 'Breaker', {
      service: 'acknowledge',
      metric: 'breakerOpen',
      symptom: 'The breaker for all acknowledgements is open.',
      consequence: CONSEQUENCES.breaker,
      alarms,
    })
    new CountAlarm(this, 'FailedScans', {
      service: 'scan-results',
      metric: 'scan-failed',
      symptom: 'A file could not be scanned: the scanner failed or was refused access.',
      consequence: CONSEQUENCES.failedScan,
      alarms,
    })
    new CountAlarm(this, 'TopicModel', {
      service: 'register',
      metric: 'topicModelUnusable',
      symptom: 'The topic model cannot be used.',
      consequence: CONSEQUENCES.topicModel,
      alarms,
    })
    new ServiceLevelAlarms(this, 'ServiceLevel', { service: 'measure', consequences: CONSEQUENCES, alarms })
    const mailbox = new PulledMailbox(this, 'Mailbox', {
      name: 'intake-mailbox',
      code: code('intake-mailbox'),
      parameters: parameters.mailbox,
      consequence: CONSEQUENCES.mailbox,
      alarms,
    })
    const configure = new PublishedConfiguration(this, 'Configuration', {
      name: 'configure',
      code: code('configure'),
      ...props.configuration,
      deployedBy: parameters.deployedBy,
    })

    const mailIn = new MailIn(this, 'MailIn', { recipients: props.mail.recipients, queue: workers.mail.queue, key })
    const entry = new HttpEntry(this, 'Http', { alarms })
    const pages = new StaticPages(this, 'Pages', { directory: props.webDir, pictures: props.picturesDir })
    const door = new FrontDoor(this, 'FrontDoor', {
      api: entry.api,
      pages: pages.bucket,
      files: pages.files,
      providers: [...providerOrigins('Customers', parameters.customers), ...providerOrigins('Staff', parameters.staff)],
    })
    const publicUrl = parameters.publicUrl(door.url)
    const customers = new SignIn(this, 'Customers', { parameters: parameters.customers, pages: [`${publicUrl}/my`] })
    const staff = new SignIn(this, 'Staff', {
      parameters: parameters.staff,
      pages: [`${publicUrl}/console`, `${publicUrl}/operations`],
      roles: ['advisor', 'operations'],
      machine: { name: 'CoreBanking', scope: DIRECTORY_SCOPE, audience: parameters.directoryAudience },
    })
    pages.publishSettings({
      ...props.institute,
      customers: customers.settings,
      staff: { ...staff.settings, roleClaim: parameters.staffRoleClaim },
    })
    entry.wire({
      routes: ROUTES,
      functions: apis,
      authorizers: {
        customer: customers.authorizer,
        advisor: staff.authorizer,
        operations: staff.authorizer,
        directory: staff.authorizer,
      },
      fallback: 'customer-api',
    })

    const content = new ServiceBucket(this, 'Content', {
      variable: 'CONTENT_BUCKET',
      uploads: { prefix: 'uploads/', from: [publicUrl, ...props.embedOrigins] },
    })
    new MalwareScan(this, 'MalwareScan', {
      bucket: content,
      scanned: 'attachments/',
      unscanned: { prefix: 'uploads/', adoptedBy: [workers.inquiries.function, apis['advisor-api']] },
      queue: workers.scans.queue,
      opensUnscannable: apis['advisor-api'],
    })

    wireAccess({
      functions: {
        ...apis,
        'intake-email': workers.mail.function,
        'intake-mailbox': mailbox.function,
        register: workers.inquiries.function,
        acknowledge: workers.acknowledgements.function,
        route: workers.routing.function,
        deliver: workers.outbound.function,
        escalate: workers.escalations.function,
        'mail-events': workers['mail-events'].function,
        'scan-results': workers.scans.function,
        measure: measure.function,
        'index-search': indexSearch.function,
        sweep: sweep.function,
        configure: configure.function,
      },
      tables,
      queues: {
        mail: workers.mail.queue,
        inquiries: workers.inquiries.queue,
        acknowledgements: workers.acknowledgements.queue,
        routing: workers.routing.queue,
        outbound: workers.outbound.queue,
        escalations: workers.escalations.queue,
        'mail-events': workers['mail-events'].queue,
        scans: workers.scans.queue,
      },
      content,
      rawMail: mailIn.bucket,
      secret: new SigningSecret(this, 'SigningKeys', {
        variable: 'SIGNING_SECRET_ARN',
        signs: 'status links and reply addresses',
        rotation: 'Links stay valid for ever, so keys are added, never replaced: by hand when one may have leaked.',
      }),
      searchSecret: new SigningSecret(this, 'SearchKeys', {
        variable: 'SEARCH_SECRET_ARN',
        signs: 'the words of the search index',
        rotation: 'All of the index is hashed with it: a new key is followed by a rebuild.',
      }),
      webhookSecret: new SigningSecret(this, 'WebhookKeys', {
        variable: 'WEBHOOK_SECRET_ARN',
        signs: 'what goes to the institute’s webhook',
        rotation: 'The receiver must learn a new key first, so it is changed by hand on both sides.',
      }),
      mailOut: new MailOut(this, 'MailOut', {
        identity: parameters.mailIdentity,
        events: workers['mail-events'].queue,
        alarms,
      }),
      publicUrl,
      staffRoleClaim: parameters.staffRoleClaim,
      toJson: (value) => this.toJsonString(value),
    })
    mailbox.exceptWhereNoneIsGiven()
    const names = Object.entries(tables).map(([name, { tableName }]) => [name, tableName])
    new CfnOutput(this, 'Tables', {
      description: 'Names of the tables as JSON, for the commands of an operator',
      value: this.toJsonString(Object.fromEntries(names)),
    })
    new CfnOutput(this, 'Address', { description: 'Public address of the system', value: publicUrl })
  }
}

/** `reactionTimes` and `reaction-times` → `ReactionTimes`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}
