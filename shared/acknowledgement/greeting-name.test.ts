import { describe, expect, it } from 'vitest'
import { greetingName } from './greeting-name.ts'

describe('greetingName', () => {
  it.each([
    ['Anna Meier', 'Anna Meier'],
    ['  Anna   Meier ', 'Anna Meier'],
    ['"Anna Meier"', 'Anna Meier'],
    ['anna meier', 'Anna Meier'],
    ['jean-luc', 'Jean-Luc'],
    ['Frau Dr. Anna-Lena Meier-Schulze', 'Frau Dr. Anna-Lena Meier-Schulze'],
    ['Ludwig van der Berg', 'Ludwig van der Berg'],
    ['Seán O’Connor', 'Seán O’Connor'],
    ['J. R. Meier', 'J. R. Meier'],
    ['Can Yıldız', 'Can Yıldız'],
    ['Will Smith', 'Will Smith'],
    ['Nguyễn Thị Hồng', 'Nguyễn Thị Hồng'],
    ['Мария Иванова', 'Мария Иванова'],
    ['\u1fd2ωτα', '\u03aa\u0300ωτα'.normalize('NFC')],
    ['山田太郎', '山田太郎'],
    ['محمد علي', 'محمد علي'],
    ['Krause Metallbau GmbH & Co. KG', 'Krause Metallbau GmbH & Co. KG'],
    ['Krause Metallbau, GmbH', 'Krause Metallbau, GmbH'],
    ['Studio 54', 'Studio 54'],
    ['Anna Meier (Einkauf)', 'Anna Meier'],
    ['Anna 🌸 Meier', 'Anna Meier'],
    ['Anna\u202e Meier\u200b', 'Anna Meier'],
    ['Anna Meier -', 'Anna Meier'],
  ])('greets %j as %j', (raw, name) => {
    expect(greetingName(raw)).toEqual({ name })
  })

  it('turns a name that was written with the family first, and knows the family then', () => {
    expect(greetingName('Meier, Anna')).toEqual({ name: 'Anna Meier', family: 'Meier' })
    expect(greetingName('von Berg, Dr. Karl')).toEqual({ name: 'Dr. Karl von Berg', family: 'von Berg' })
    expect(greetingName('Meier, Anna (Einkauf)')).toEqual({ name: 'Anna Meier', family: 'Meier' })
  })

  it.each([
    'GEWINNEN SIE 1000 EURO www.x.example',
    'Gewinnen Sie Geld',
    'Jetzt klicken',
    'Sie haben gewonnen',
    'Ich bin du',
    'You can call me',
    'Click here',
    'Visit example.com',
    'spam.example',
    'ｓｐａｍ．ｅｘａｍｐｌｅ',
    'spam。example',
    'https://spam.example/a',
    'anna.meier@kunde.example',
    'Anna <b>Meier</b>',
    '+49 170 1234567',
    'Ruf 0900 123',
    'Anna. Meier. Kommt. Heute. Vorbei. Ja',
    'Ein Mensch mit sehr vielen Namen Hier',
    'x'.repeat(61),
    'Anna!',
    'Anna: Meier',
    'A/B',
    'Meier, Anna, Dr.',
    'Pаypal Bank',
    'A\u0300\u0301\u0302\u0303\u0304\u0305',
    'example . com',
    'noreply',
    'Info',
    '12',
    '---',
    '🌸🌸',
    '{{ name }}',
    '',
    '   ',
    ', ,',
  ])('greets %j without a name', (raw) => {
    expect(greetingName(raw)).toEqual({ name: '' })
  })
})
