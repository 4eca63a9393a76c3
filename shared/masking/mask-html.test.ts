import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { maskHtml } from './mask-html.ts'

describe('HTML of a mail', () => {
  it.each([
    ['<p>PIN: <b>1234</b></p>', '<p>PIN: <b>•••</b></p>'],
    ['<p>4111 <i>1111</i> 1111&nbsp;1111</p>', '<p>•••• 1111<i></i></p>'],
    ['<td>4111</td><td>1111</td><td>1111</td><td>1111</td>', '<td>•••• 1111</td><td></td><td></td><td></td>'],
    ['<img alt="4111 1111 1111 1111" />', '<img alt="•••• 1111" />'],
    ['<p>TAN</p><p>123456</p>', '<p>TAN</p><p>•••</p>'],
  ])('is masked as its text is: %s', (html, expected) => {
    expect(maskHtml(html).text).toBe(expected)
  })

  it('stays as it is where there is nothing to mask', () => {
    const html = '<p style="color: #c00">a &amp; b &lt; c &#8364; 12</p><br />x < y & z'
    expect(maskHtml(html)).toEqual({ text: html, found: [] })
  })

  it('is done with quickly', () => {
    const began = cpuTime()
    maskHtml('<b>4</b>&nbsp;'.repeat(4_000))
    expect(cpuTime() - began).toBeLessThan(2_000)
  })
})
