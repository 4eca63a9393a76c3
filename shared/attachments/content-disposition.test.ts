import { describe, expect, it } from 'vitest'
import { contentDisposition, downloadType } from './content-disposition.ts'

describe('a download', () => {
  it('is saved under its name, in ASCII for old clients and whole for new ones', () => {
    expect(contentDisposition("Müllers 'Auszug' 100%.pdf")).toBe(
      `attachment; filename="M_llers _Auszug_ 100_.pdf"; filename*=UTF-8''M%C3%BCllers%20%27Auszug%27%20100%25.pdf`,
    )
  })

  it('cannot leave its quotes', () => {
    expect(contentDisposition('a"; filename=b.exe')).not.toContain('"; filename=b')
  })

  it.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'application/x-msdownload'])(
    'of %s is octets to a browser',
    (type) => {
      expect(downloadType(type)).toBe('application/octet-stream')
      expect(downloadType('application/pdf')).toBe('application/pdf')
    },
  )
})
