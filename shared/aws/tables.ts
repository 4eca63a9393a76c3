/** Keys and indexes of every table, as data: infra creates them, adapters query them, contract tests make them on the embedded engine. All key attributes are strings. */
export interface TableDefinition {
  /** Environment variable that carries the table's name to a function. */
  readonly variable: string
  readonly partitionKey: string
  readonly sortKey?: string
  readonly indexes: readonly IndexDefinition[]
  readonly stream: boolean
  /** Attribute (seconds since 1970) after which an item may vanish. */
  readonly ttl?: string
}
/** Global secondary index. All are sparse and project keys only: lists read the items themselves, so an index write stays one unit. */
export interface IndexDefinition {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
}

export const TABLES = {
  inquiries: {
    variable: 'INQUIRIES_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [
      { name: 'byDesk', partitionKey: 'deskKey', sortKey: 'dueKey' },
      { name: 'byAdvisor', partitionKey: 'advisorKey', sortKey: 'advisorOrder' },
      { name: 'byCustomer', partitionKey: 'customerKey', sortKey: 'receivedKey' },
      { name: 'byDue', partitionKey: 'openKey', sortKey: 'promiseKey' },
      { name: 'byTimer', partitionKey: 'timerKey', sortKey: 'timerOrder' },
      { name: 'byNotReached', partitionKey: 'notReachedKey', sortKey: 'notReachedOrder' },
    ],
    stream: true,
  },
  receipts: {
    variable: 'RECEIPTS_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byAttention', partitionKey: 'attention', sortKey: 'attentionOrder' }],
    stream: false,
  },
  threads: { variable: 'THREADS_TABLE', partitionKey: 'pk', indexes: [], stream: false, ttl: 'expiresAt' },
  advisors: {
    variable: 'ADVISORS_TABLE',
    partitionKey: 'pk',
    indexes: [{ name: 'byStanding', partitionKey: 'standsAt', sortKey: 'standingOrder' }],
    stream: false,
  },
  console: {
    variable: 'CONSOLE_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [],
    stream: false,
    ttl: 'expiresAt',
  },
  customers: {
    variable: 'CUSTOMERS_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [],
    stream: false,
  },
  sending: { variable: 'SENDING_TABLE', partitionKey: 'pk', indexes: [], stream: false, ttl: 'expiresAt' },
  reactionTimes: {
    variable: 'REACTION_TIMES_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byHour', partitionKey: 'hourKey', sortKey: 'reachedOrder' }],
    stream: false,
  },
  /** Figures of single advisors, apart so that operators' functions cannot read them. */
  advisorFigures: { variable: 'ADVISOR_FIGURES_TABLE', partitionKey: 'pk', sortKey: 'sk', indexes: [], stream: false },
  /** Which inquiries hold which words; tells no word, and can be made again from the inquiries. */
  search: { variable: 'SEARCH_TABLE', partitionKey: 'pk', sortKey: 'sk', indexes: [], stream: false },
  promises: { variable: 'PROMISES_TABLE', partitionKey: 'pk', sortKey: 'sk', indexes: [], stream: false },
  configuration: { variable: 'CONFIGURATION_TABLE', partitionKey: 'pk', indexes: [], stream: false },
  /** Who did what. Its functions may add to it and change nothing. */
  audit: {
    variable: 'AUDIT_TABLE',
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [
      { name: 'byActor', partitionKey: 'actor', sortKey: 'sk' },
      { name: 'byDeed', partitionKey: 'deed', sortKey: 'sk' },
    ],
    stream: false,
    ttl: 'expiresAt',
  },
} as const satisfies Record<string, TableDefinition>

export type TableName = keyof typeof TABLES

/** Names of the tables that an adapter uses, as its function's environment gives them. */
export type TableNames<K extends TableName = TableName> = Readonly<Record<K, string>>
