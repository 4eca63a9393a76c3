import type { ExpectedReading } from '../expected.ts'

/** What each mail of this folder reads as; what is not named is the common case (see expected.ts). */
export const EXPECTED: Readonly<Record<string, ExpectedReading>> = {
  'address-hidden-in-encoded-name': {
    from: { name: 'service@musterbank.example', address: 'eve@elsewhere.example' },
    text: 'Hallo',
  },
  'attachment-path': { text: 'Anbei.', attachments: [['gpj.exe', 'application/octet-stream', 1]] },
  'controls-in-text': { text: 'Hallo Welt[31m' },
  'direction-marks': {
    from: { name: 'Anna', address: 'anna@kunde.example' },
    subject: 'Rechnung gpj.exe',
    text: 'Hallo',
  },
  'encoded-line-breaks': {
    from: { name: 'Anna Bcc: opfer@elsewhere.example', address: 'anna@kunde.example' },
    subject: 'Karte Bcc: opfer@elsewhere.example',
    text: 'Hallo',
  },
  'forty-levels-deep': {
    begins: '--b20\nContent-Type: multipart/mixed; bou',
    length: 1063,
    defects: ['nesting-cut', 'boundary-unclosed'],
  },
  'html-unclosed': { text: 'Hallo Welt\nZelle' },
  'long-lines': { begins: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', length: 5000 },
  'many-parts': {
    begins: 'Erster Teil.\n\nx\n\nx\n\nx\n\nx\n\nx\n\nx\n\nx\n\nx\n\nx\n',
    length: 1512,
    defects: ['parts-cut'],
  },
  'name-is-our-address': {
    from: { name: 'service@musterbank.example', address: 'eve@elsewhere.example' },
    text: 'Hallo',
  },
  'nested-messages-deep': {
    text: 'Ganz außen.',
    attachments: [['attachment.eml', 'message/rfc822', 989]],
    defects: ['charset-mended', 'messages-cut'],
  },
  'reference-of-a-stranger': {
    from: { name: '', address: 'eve@elsewhere.example' },
    subject: 'Re: [7K3F9-Q2XWM]',
    text: 'Was ist mit meiner Sache 7K3F9-Q2XWM?',
  },
  'script-in-html': { text: 'Hallo' },
}
