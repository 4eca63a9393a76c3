import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryWorld, type MemoryWorld } from '#shared/memory/world.ts'
import { compileDirectory } from './directory.ts'
import { publishDocument } from './publish-document.ts'

let world: MemoryWorld
const deploy = async () =>
  publishDocument({ ...world, clock: () => 0 }, await compileDirectory('config/musterbank'), 'test')
beforeEach(async () => {
  world = createMemoryWorld()
  await deploy()
})

describe('a deployment', () => {
  it('enters customers who were never in the directory', async () => {
    const { customer, version } = await world.customers.entry('anna-meier')
    expect(version).toBe(1)
    expect(customer).toMatchObject({ subject: 'customer-anna-meier', ownAdvisorId: 'helene-kraft' })
  })

  it('leaves alone whom core banking or an import has changed since', async () => {
    const { customer, version } = await world.customers.entry('anna-meier')
    if (customer === undefined) throw new Error('the sample has no Anna Meier')
    const married = { ...customer, name: { given: 'Anna', family: 'Berger' } }
    await world.customers.put(married, version)
    await deploy()
    expect(await world.customers.entry('anna-meier')).toEqual({ version: 2, customer: married })
  })

  it('does not bring back who was taken out', async () => {
    await world.customers.remove('anna-meier', 1)
    await deploy()
    expect(await world.customers.find('anna-meier')).toBeUndefined()
    expect(await world.customers.byEmail('anna.meier@kunde.example')).toEqual([])
  })

  it('does not fail over a sample whose sign-in is somebody else’s by now', async () => {
    const document = await compileDirectory('config/musterbank')
    const [anna, ...others] = document.people.customers
    if (anna === undefined) throw new Error('the sample has no customers')
    const people = { ...document.people, customers: [{ ...anna, id: 'anna-again' }, ...others] }
    await expect(publishDocument({ ...world, clock: () => 0 }, { ...document, people }, 'test')).resolves.toBe(1)
    expect(await world.customers.find('anna-again')).toBeUndefined()
  })
})
