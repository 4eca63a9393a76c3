import type { z } from 'zod'
import { type auditedDeedSchema, auditFilterSchema, auditQuerySchema } from '#shared/api/audit.ts'
import type { AuditRoute } from '#shared/api/operations/audit.ts'
import { pageOf } from '#shared/api/paging.ts'
import type { AuditedDeed, AuditLog } from '#shared/audit/audit-log.ts'
import { csv } from '#shared/csv/csv.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { readQuery, withInput } from '#shared/lambda/http/input.ts'
import { json, table } from '#shared/lambda/http/result.ts'

const COLUMNS = ['at', 'actor', 'role', 'deed', 'target', 'end', 'result'] as const
/** Pages of one file: 5,000 deeds, so that it stays within the function's time-out. */
const MOST_PAGES = 50
const PAGE = 100

/** The audit log, page by page and as a file. */
export const auditRoutes = ({
  audit,
}: {
  readonly audit: Pick<AuditLog, 'list'>
}): Readonly<Record<AuditRoute, HttpRoute>> => ({
  'GET /v1/operations/audit': async (request) => {
    const { limit, cursor, ...filter } = readQuery(request, auditQuerySchema)
    const page = pageOf({ limit, cursor })
    const { items, ...rest } = await withInput(['cursor'], () => audit.list(filterOf(filter), page))
    return json(200, { items: items.map(deedJson), ...rest })
  },
  'GET /v1/operations/audit.csv': async (request) => {
    const filter = filterOf(readQuery(request, auditFilterSchema))
    const deeds: AuditedDeed[] = []
    for (
      let page = 0, cursor: string | undefined;
      page === 0 || (cursor !== undefined && page < MOST_PAGES);
      page += 1
    ) {
      const found = await audit.list(filter, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
      deeds.push(...found.items)
      cursor = found.cursor
    }
    return table(csv([COLUMNS, ...deeds.map(deedJson).map((deed) => COLUMNS.map((column) => deed[column]))]))
  },
})

const filterOf = ({ actor, deed, from, to }: z.infer<typeof auditFilterSchema>) => ({
  ...(actor === undefined ? {} : { actor }),
  ...(deed === undefined ? {} : { deed }),
  ...(from === undefined ? {} : { from: Date.parse(from) }),
  ...(to === undefined ? {} : { to: Date.parse(to) }),
})

const deedJson = ({ expiresAt: _, at, outcome, ...entry }: AuditedDeed): z.infer<typeof auditedDeedSchema> => ({
  ...entry,
  at: iso(at),
  ...outcome,
})
