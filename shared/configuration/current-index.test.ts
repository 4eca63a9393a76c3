import { expect, test } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { createMemoryConfigurationStore } from '#shared/memory/configuration-store.ts'
import { currentIndex } from './current-index.ts'
import { exampleSource } from './example-source.fixture.ts'

const configuration = { ...exampleSource(), holidayDates: [] }
const release = { by: 'operator:olga', at: 0, note: '' }

test('the index is made once a version and anew when another version comes into force', async () => {
  const store = createMemoryConfigurationStore()
  const index = currentIndex(store)
  await expect(index()).rejects.toThrow(Missing)
  await store.publish(configuration, release)
  const first = await index()
  expect(first.version).toBe(1)
  expect(await index()).toBe(first)
  await store.publish({ ...configuration, holidayDates: ['2026-11-23'] }, release)
  expect((await index()).version).toBe(2)
})
