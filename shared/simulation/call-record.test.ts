import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '#shared/instant.ts'
import { readCallRecord } from './call-record.ts'
import { onDuty, staffOf } from './call-staff.ts'
import { recordedCall } from './recorded-call.fixture.ts'
import { staffedTimeOf } from './staffed-time.ts'

const HEADING = 'arrived,type,priority,customer,queue_s,outcome,service_s,agent'

describe('a call record', () => {
  it('gives the calls that agents handled, by arrival, whatever ends its lines', () => {
    const lines = [
      HEADING,
      '1999-08-01T09:23:32,PS,2,cc34c8841f5,417,AGENT,208,agent-09',
      '1999-08-01T09:23:24,PS,2,ced42e05521,60,HANG,0,',
      '1999-08-01T06:57:45,TT,0,,0,AGENT,6,',
      '',
    ]
    expect(readCallRecord(lines.join('\r\n'))).toEqual([
      {
        callId: 0,
        arrivedAt: Date.parse('1999-08-01T06:57:45Z'),
        type: 'TT',
        priority: 0,
        queued: 0,
        handling: 6 * SECOND,
      },
      {
        callId: 1,
        arrivedAt: Date.parse('1999-08-01T09:23:32Z'),
        type: 'PS',
        priority: 2,
        customer: 'cc34c8841f5',
        queued: 417 * SECOND,
        handling: 208 * SECOND,
        agent: 'agent-09',
      },
    ])
  })

  it('names the lines that cannot be read, and what they should hold', () => {
    expect(() => readCallRecord(`${HEADING}\nyesterday,PS,0,,x,AGENT,3,a`)).toThrow('line 2 arrived')
    expect(() => readCallRecord(`${HEADING}\nyesterday,PS,0,,x,AGENT,3,a`)).toThrow(
      'line 2 queue_s must be whole seconds',
    )
    expect(() => readCallRecord('a,b')).toThrow('line 1')
  })
})

describe('the staff of a record', () => {
  it('is on duty around each run of calls without a pause of more than 45 minutes', () => {
    const starts = [100, 100 + 45 * 60, 100 + 90 * 60 + 1]
    const [agent] = staffOf(starts.map((at, id) => recordedCall(id, at - 10, { queued: 10 * SECOND, agent: 'ann' })))
    expect(agent?.duties).toEqual([
      { from: 40 * SECOND, to: (100 + 45 * 60 + 60) * SECOND },
      { from: (100 + 90 * 60 - 59) * SECOND, to: (100 + 90 * 60 + 61) * SECOND },
    ])
    expect(agent && [40, 2_859, 2_860].map((at) => onDuty(agent, at * SECOND))).toEqual([true, true, false])
  })

  it('has the skill of what it did at least three times and in one of a hundred calls', () => {
    const calls = (count: number, type: string) =>
      Array.from({ length: count }, (_, at) => recordedCall(at, at, { type, agent: 'ann' }))
    const skills = (...all: ReturnType<typeof calls>[]) => [...(staffOf(all.flat())[0]?.skills ?? [])]
    expect(skills(calls(10, 'PS'), calls(3, 'NE'), calls(2, 'IN'))).toEqual(['PS', 'NE'])
    expect(skills(calls(396, 'PS'), calls(4, 'NE'))).toEqual(['PS', 'NE'])
    expect(skills(calls(397, 'PS'), calls(3, 'NE'))).toEqual(['PS'])
  })

  it('covers the time in which anybody with the skill is there, once', () => {
    const agent = (agentId: string, skill: string, from: number, to: number) => ({
      agentId,
      skills: new Set([skill]),
      focus: new Map(),
      duties: [{ from: from * MINUTE, to: to * MINUTE }],
    })
    const staffed = staffedTimeOf([agent('ann', 'PS', 0, 10), agent('bob', 'PS', 5, 20), agent('cem', 'NE', 0, 90)])
    expect(staffed('PS', 8 * MINUTE, 60 * MINUTE)).toBe(12 * MINUTE)
    expect(staffed('NE', 80 * MINUTE, 100 * MINUTE)).toBe(10 * MINUTE)
    expect(staffed('IN', 0, MINUTE)).toBe(0)
  })
})
