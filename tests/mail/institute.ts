import { instituteSchema } from '#shared/configuration/schema.ts'

/** The institute to which the raw mails are addressed. */
export const INSTITUTE = instituteSchema.parse({
  name: 'Musterbank',
  zone: 'Europe/Berlin',
  holidays: { country: 'DE' },
  languages: ['de', 'en'],
  defaultLanguage: 'de',
  generalDesk: 'general',
  emergencyNumber: '116 116',
  mail: {
    fromName: 'Musterbank',
    fromAddress: 'post@musterbank.example',
    replyDomain: 'antwort.musterbank.example',
    mailboxes: [
      { address: 'service@musterbank.example', aliases: ['info@musterbank.example', 'kontakt@musterbank.example'] },
    ],
  },
  caps: { largeProviders: ['kunde.example'] },
})
