import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishRunning } from '#infra/local/running.ts'
import { reach, tablesOfStack } from './reach.ts'

const NAMES = ['inquiries', 'reactionTimes', 'advisorFigures', 'configuration'] as const
const TABLES = {
  inquiries: 'Anklang-I',
  reactionTimes: 'Anklang-R',
  advisorFigures: 'Anklang-F',
  configuration: 'Anklang-C',
}

describe('the tables of a deployed stack', () => {
  const client = new CloudFormationClient({ region: 'eu-central-1' })
  const cloud = mockClient(client)
  const answer = (outputs: Readonly<Record<string, string>>) =>
    cloud.on(DescribeStacksCommand, { StackName: 'Anklang' }).resolves({
      Stacks: [
        {
          StackName: 'Anklang',
          CreationTime: new Date(0),
          StackStatus: 'UPDATE_COMPLETE',
          Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        },
      ],
    })

  it('are read from its outputs', async () => {
    answer({ Address: 'https://a.example', Tables: JSON.stringify({ ...TABLES, threads: 'Anklang-T' }) })
    expect(await tablesOfStack('Anklang', NAMES, client)).toEqual(TABLES)
  })

  it('are asked for by a new deployment where an older one does not name them', async () => {
    answer({ Address: 'https://a.example' })
    await expect(tablesOfStack('Anklang', NAMES, client)).rejects.toThrow(
      'The stack Anklang does not say what its tables are',
    )
  })
})

describe('a local system', () => {
  let dataDir = ''
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'anklang-reach-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('that does not run is asked to be started, also where a killed one left its file', async () => {
    const sentence = `No local system runs on ${dataDir}: start it with ANKLANG_DATA_DIR=${dataDir} npm start.`
    await expect(reach({ names: NAMES, local: dataDir })).rejects.toThrow(sentence)
    const nowhere = 'http://127.0.0.1:9'
    const outputs = { Tables: JSON.stringify(TABLES) }
    const withdraw = publishRunning(dataDir, {
      url: nowhere,
      region: 'eu-central-1',
      dynamodbUrl: nowhere,
      storageUrl: nowhere,
      outputs,
    })
    await expect(reach({ names: NAMES, local: dataDir })).rejects.toThrow(sentence)
    withdraw()
    await expect(reach({ names: NAMES, local: dataDir })).rejects.toThrow(sentence)
  })
})
