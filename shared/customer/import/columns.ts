import type { DirectoryCustomer } from '#shared/api/directory.ts'

/** Between several entries of one cell. */
const BETWEEN = ' | '
const DATE = /^\d{4}-\d{2}-\d{2}$/u

type Fields = Readonly<Record<string, unknown>>
interface Column {
  /** What a cell says; an empty one says that there is nothing. Read by the API's schema afterwards. */
  readonly into: (fields: Fields, cell: string) => Fields
  readonly from: (customer: DirectoryCustomer) => string
}

type TextField = 'subject' | 'salutation' | 'language' | 'register' | 'channel' | 'segment' | 'ownAdvisorId'
const text = (name: TextField): Column => ({
  into: (fields, cell) => set(fields, name, cell),
  from: (customer) => customer[name] ?? '',
})
const several = (name: 'emails' | 'deputyIds' | 'conflictAdvisorIds' | 'values'): Column => ({
  into: (fields, cell) => ({ ...fields, [name]: entriesOf(cell) }),
  from: (customer) => customer[name].join(BETWEEN),
})
const inName = (part: 'given' | 'family' | 'title'): Column => ({
  into: (fields, cell) => ({ ...fields, name: set(Object(fields['name']), part, cell) }),
  from: ({ name }) => name[part] ?? '',
})
const inCompany = (part: 'companyId' | 'role'): Column => ({
  into: (fields, cell) => {
    const company = set(Object(fields['company']), part, cell)
    const { company: _before, ...rest } = fields
    return Object.keys(company).length === 0 ? rest : { ...rest, company }
  },
  from: ({ company }) => company?.[part] ?? '',
})

/** Columns of a table of customers, by the names that the API has for them. */
export const COLUMNS = {
  customerId: {
    into: (fields, cell) => set(fields, 'customerId', cell),
    from: ({ customerId }) => customerId,
  },
  given: inName('given'),
  family: inName('family'),
  title: inName('title'),
  salutation: text('salutation'),
  emails: several('emails'),
  subject: text('subject'),
  language: text('language'),
  register: text('register'),
  channel: text('channel'),
  segment: text('segment'),
  ownAdvisorId: text('ownAdvisorId'),
  deputyIds: several('deputyIds'),
  conflictAdvisorIds: several('conflictAdvisorIds'),
  companyId: inCompany('companyId'),
  companyRole: inCompany('role'),
  values: several('values'),
  /** Each as `updates app 2026-03-02`, with a second time where it was taken back. */
  consents: {
    into: (fields, cell) => ({ ...fields, consents: entriesOf(cell).map(consentOf) }),
    from: ({ consents }) =>
      consents
        .map(({ purpose, way, at, withdrawnAt }) => [purpose, way, at, withdrawnAt ?? []].flat().join(' '))
        .join(BETWEEN),
  },
} as const satisfies Record<string, Column>
export type ColumnName = keyof typeof COLUMNS

const isColumn = (name: string): name is ColumnName => Object.hasOwn(COLUMNS, name)
export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(COLUMNS).filter(isColumn)

/** The column of a field that the schema found wrong. */
export function columnOf(path: readonly PropertyKey[]): string {
  const [field = '', part = ''] = path.map(String)
  if (field === 'name') return part === '' ? 'given' : part
  if (field === 'company') return part === 'role' ? 'companyRole' : 'companyId'
  return field
}

function set(fields: Fields, name: string, cell: string): Fields {
  const { [name]: _before, ...rest } = fields
  return cell === '' ? rest : { ...rest, [name]: cell }
}

const entriesOf = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

function consentOf(entry: string): Fields {
  const [purpose, way, at, withdrawnAt, ...more] = entry.split(/\s+/u)
  return {
    purpose,
    way,
    at: instantOf(at),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt: instantOf([withdrawnAt, ...more].join(' ')) }),
  }
}

/** A date alone is its beginning in UTC. */
const instantOf = (text: string | undefined): string | undefined =>
  text !== undefined && DATE.test(text) ? `${text}T00:00:00Z` : text
