import type { Indexed, SearchIndex, SearchPlace } from '#shared/search/search-index.ts'

/** The index in memory. */
export function createMemorySearchIndex(): SearchIndex {
  const documents = new Map<string, Indexed>()
  const lists = new Map<string, Set<SearchPlace>>()
  const listOf = (desk: string, term: string): Set<SearchPlace> => {
    const key = `${desk}#${term}`
    const list = lists.get(key) ?? new Set<SearchPlace>()
    lists.set(key, list)
    return list
  }
  const takeOut = (entry: Indexed | undefined, desk: string): void => {
    for (const term of entry?.terms ?? []) listOf(desk, term).delete(entry?.place ?? '')
  }
  return {
    places: async ({ desk, term, before, from, limit }) =>
      [...listOf(desk, term)]
        .filter((place) => place < before && place >= from)
        .sort((a, b) => (a > b ? -1 : 1))
        .slice(0, limit),
    indexed: async (inquiryId) => documents.get(inquiryId),
    enter: async (inquiryId, entry) => {
      const { desks, terms } = documents.get(inquiryId) ?? { desks: [], terms: [] }
      documents.set(inquiryId, {
        place: entry.place,
        desks: sorted([...desks, ...entry.desks]),
        terms: sorted([...terms, ...entry.terms]),
      })
      for (const desk of entry.desks) for (const term of entry.terms) listOf(desk, term).add(entry.place)
    },
    leave: async (inquiryId, desk) => {
      const entry = documents.get(inquiryId)
      takeOut(entry, desk)
      if (entry !== undefined) documents.set(inquiryId, { ...entry, desks: entry.desks.filter((one) => one !== desk) })
    },
    erase: async (inquiryId) => {
      const entry = documents.get(inquiryId)
      for (const desk of entry?.desks ?? []) takeOut(entry, desk)
      documents.delete(inquiryId)
    },
  }
}

const sorted = (values: readonly string[]): readonly string[] => [...new Set(values)].sort()
