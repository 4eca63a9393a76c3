import type { ScanResult, ScanStates } from '#shared/attachments/scan-states.ts'

/** Scan results in memory. */
export function createMemoryScanStates(): ScanStates {
  const results = new Map<string, ScanResult>()
  return {
    record: async (result) => {
      if ((results.get(result.attachmentId)?.at ?? 0) > result.at) return 'older'
      results.set(result.attachmentId, result)
      return 'recorded'
    },
    of: async (attachmentIds) =>
      new Map(
        attachmentIds.flatMap((id) => {
          const result = results.get(id)
          return result === undefined ? [] : [[id, result.state] as const]
        }),
      ),
  }
}
