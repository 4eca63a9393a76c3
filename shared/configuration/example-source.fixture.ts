import { type ConfigurationSource, configurationSourceSchema, type People, peopleSchema } from './schema.ts'

/** The smallest bank that can work: two desks, two advisors; for tests. */
const week = { mon: [{ from: '09:00', to: '18:00' }] }

export const exampleSource = (): ConfigurationSource =>
  configurationSourceSchema.parse({
    institute: {
      name: 'Bank',
      zone: 'Europe/Berlin',
      holidays: { country: 'DE', state: 'BY' },
      languages: ['de', 'en'],
      defaultLanguage: 'de',
      generalDesk: 'general',
      emergencyNumber: '116 116',
      mail: {
        fromName: 'Bank',
        fromAddress: 'service@bank.example',
        replyDomain: 'antwort.bank.example',
        mailboxes: [{ address: 'service@bank.example', aliases: ['info@bank.example'] }],
      },
      caps: {},
    },
    desks: [
      {
        id: 'general',
        name: { de: 'Service', en: 'Service' },
        hours: { week },
        targetMinutes: 60,
        languages: ['de', 'en'],
      },
      {
        id: 'security',
        name: { de: 'Sicherheit', en: 'Security' },
        hours: 'always',
        targetMinutes: 15,
        languages: ['de'],
        urgent: true,
      },
    ],
    advisors: [
      advisor('kaya', ['general', 'security'], ['de', 'tr'], ['wolf']),
      advisor('wolf', ['general'], ['en'], ['kaya']),
    ],
    topics: [
      {
        id: 'stolen-card',
        desk: 'security',
        urgent: true,
        name: { de: 'Karte gestohlen', en: 'Stolen card' },
        understood: { de: 'Ihre Karte', en: 'your card' },
        words: { de: ['gestohlen'], en: ['stolen'] },
      },
    ],
    templates: {},
  })

export const examplePeople = (): People =>
  peopleSchema.parse({
    customers: [
      { id: 'anna', sub: 'c-anna', given: 'Anna', family: 'Meier', language: 'de', ownAdvisor: 'kaya' },
      { id: 'jo', given: 'Jo', family: 'Klein', language: 'en' },
    ],
    operators: [{ sub: 's-olga', name: 'Olga', email: 'olga@bank.example' }],
  })

function advisor(id: string, desks: string[], languages: string[], deputies: string[]) {
  const email = `${id}@bank.example`
  return { id, sub: `s-${id}`, name: id, email, desks, languages, capacity: 5, deputies, shifts: week }
}
