import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { maskSecrets } from './mask-secrets.ts'

const masked = (text: string): string => maskSecrets(text).text

describe('card numbers', () => {
  it.each([
    ['4111111111111111', '•••• 1111'],
    ['Meine Karte 4111 1111 1111 1111 ist weg', 'Meine Karte •••• 1111 ist weg'],
    ['5500-0055-5555-5559.', '•••• 5559.'],
    ['5500.0055.5555.5559', '•••• 5559'],
    ['American Express 3782 822463 10005', 'American Express •••• 0005'],
    ['Diners 3056 930902 5904', 'Diners •••• 5904'],
    ['6011000990139424 und 3530111333300000', '•••• 9424 und •••• 0000'],
    ['Maestro 6759 6498 2643 8453', 'Maestro •••• 8453'],
    ['4222 222 222 222', '•••• 2222'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '•••• 1111'],
    ['4111 1111\r\n> 1111 1111', '•••• 1111'],
    ['４１１１－１１１１－１１１１－１１１１', '•••• 1111'],
    ['٤١١١١١١١١١١١١١١١', '•••• 1111'],
    ['4111\u00a01111\u20091111\u202f1111', '•••• 1111'],
    ['41\u00ad1111\u200b1111111111', '•••• 1111'],
    ['4111 1111 1111 1111 12/26 123', '•••• 1111 12/26 123'],
    ['4111 1111 1111 1111 4242 4242 4242 4242', '•••• 1111 •••• 4242'],
    ['Bestellnummer 4111111111111111', 'Bestellnummer •••• 1111'],
    ['Karte4111111111111111', 'Karte•••• 1111'],
  ])('are masked but for their end: %s', (text, expected) => {
    expect(maskSecrets(text)).toEqual({ text: expected, found: ['card'] })
  })

  it.each([
    ['a wrong check digit', '4111 1111 1111 1112'],
    ['an IBAN', 'Bitte auf DE89 3704 0044 0532 0130 00 überweisen'],
    ['an IBAN without blanks', 'de89370400440532013000'],
    ['an IBAN whose digits would be a card', 'NL91ABNA0417164300, GB29 NWBK 6016 1331 9268 19, NO93 8601 1117 947'],
    ['an IBAN with a slip', 'DE88 4111 1111 1111 1111 00'],
    ['a telephone number', 'Tel. +49 170 1234567 oder 0049 30 123456789'],
    ['an order number', 'Bestellnummer 1234567890123452'],
    ['an invoice', 'Rechnung Nr. 9999999999999995 vom 12.11.2026'],
    ['a device', 'IMEI 356938035643809'],
    ['too few digits', '411111111111'],
    ['too many digits', '41111111111111111111'],
    ['years', '2023 2024 2025 2026'],
    ['our own reference', 'Vorgang K7M2-Q4TX'],
    ['an amount', '1.234.567,89 EUR'],
  ])('are not %s', (_what, text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] })
  })
})

describe('PINs, TANs, verification codes and passwords', () => {
  it.each([
    ['meine PIN ist 1234', 'meine PIN ist •••'],
    ['Die PIN meiner Kreditkarte lautet: 4711.', 'Die PIN meiner Kreditkarte lautet: •••.'],
    ['PIN-Nr. 12345', 'PIN-Nr. •••'],
    ['Geheimzahl 0 8 1 5', 'Geheimzahl •••'],
    ['1234 ist meine neue PIN', '••• ist meine neue PIN'],
    ['my pin is „9876“', 'my pin is „•••“'],
    ['Mon code PIN est 4711', 'Mon code PIN est •••'],
    ['TAN: 123456', 'TAN: •••'],
    ['TAN\n123456', 'TAN\n•••'],
    ['TANs: 123456, 234567 und 345 678', 'TANs: •••, ••• und •••'],
    ['pushTAN 12ab34', 'pushTAN •••'],
    ['The code 123456 was my TAN', 'The code ••• was my TAN'],
    ['your one-time passcode is 778812', 'your one-time passcode is •••'],
    ['CVV 123', 'CVV •••'],
    ['Prüfnummer auf der Karte: 123, gültig bis 12/26', 'Prüfnummer auf der Karte: •••, gültig bis 12/26'],
    ['Passwort: geheim', 'Passwort: •••'],
    ['Mein Passwort lautet Sonnenblume.', 'Mein Passwort lautet •••.'],
    ['my password is hunter2', 'my password is •••'],
    ['mot de passe : soleil', 'mot de passe : •••'],
    ['pin=1234&tan=567890', 'pin=•••&tan=•••'],
  ])('are masked where they are named: %s', (text, expected) => {
    expect(maskSecrets(text)).toEqual({ text: expected, found: ['secret'] })
  })

  it.each([
    'Ich habe meine PIN vergessen, bitte rufen Sie mich an: 0171 1234567',
    'Die PIN wurde am 12.11.2026 dreimal falsch eingegeben',
    'Kostet eine neue PIN 1500 Euro?',
    'Mein Passwort ist falsch.',
    'My password is wrong, please help',
    'Passwort:\nBitte helfen Sie mir',
    'Ich brauche eine TAN für 250,00 EUR',
    'Chopin 1234',
    'Herr Tan, Kundennummer 12345678',
    'Die TAN kam um 12:30 Uhr',
  ])('are not what is only said about them: %s', (text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] })
  })

  it('are found beside a card number', () => {
    const text = 'Karte 4111 1111 1111 1111, CVC 123, PIN 9876, IBAN DE89 3704 0044 0532 0130 00'
    expect(maskSecrets(text)).toEqual({
      text: 'Karte •••• 1111, CVC •••, PIN •••, IBAN DE89 3704 0044 0532 0130 00',
      found: ['card', 'secret'],
    })
    expect(masked('PIN: 4111 1111 1111 1111')).toBe('PIN: •••• 1111')
  })
})

describe('a text made to eat time', () => {
  it.each([
    ['digits', '1'.repeat(30_000)],
    ['single digits', '1 '.repeat(15_000)],
    ['groups', '1234 '.repeat(7_000)],
    ['card numbers', '4111 1111 1111 1111 '.repeat(1_500)],
    ['beginnings of IBANs', 'DE12 '.repeat(7_000)],
    ['names of secrets', 'PIN ist '.repeat(4_000)],
    ['secrets', '1234 ist meine PIN '.repeat(1_500)],
    ['passwords', 'Passwort: x '.repeat(3_000)],
    ['blanks', ' \t'.repeat(15_000)],
  ])('is done with quickly: %s', (_what, text) => {
    const began = cpuTime()
    maskSecrets(text)
    expect(cpuTime() - began).toBeLessThan(2_000)
  })
})
