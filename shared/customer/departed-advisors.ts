import type { CustomerDirectory } from './customer.ts'

export interface DepartedAdvisors {
  /** Of all of them. */
  readonly customers: number
  readonly items: readonly { readonly advisorId: string; readonly customers: number }[]
}

/** Counted at the same time. */
const AT_ONCE = 20

/** Own advisors who are not here any more (or not yet), with how many customers each has, most first. May throw Unavailable. */
export async function departedOwnAdvisors(
  directory: Pick<CustomerDirectory, 'ownAdvisorIds' | 'count'>,
  isHere: (advisorId: string) => boolean,
): Promise<DepartedAdvisors> {
  const departed = (await directory.ownAdvisorIds()).filter((advisorId) => !isHere(advisorId))
  const counted: { advisorId: string; customers: number }[] = []
  for (let start = 0; start < departed.length; start += AT_ONCE) {
    const some = departed.slice(start, start + AT_ONCE)
    counted.push(
      ...(await Promise.all(
        some.map(async (advisorId) => ({ advisorId, customers: await directory.count(advisorId) })),
      )),
    )
  }
  const items = counted.filter(({ customers }) => customers > 0).sort((a, b) => b.customers - a.customers)
  return { customers: items.reduce((sum, { customers }) => sum + customers, 0), items }
}
