import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '#/server/random.ts';
import { displayName, skeleton } from './display-name.ts';
import { emailAddress } from './email.ts';
import { isUserName, proposeUserName } from './user-name.ts';

const text = fc.string({ unit: 'binary', maxLength: 80 });

describe('a display name', () => {
  test('is kept as people of many scripts write it', () => {
    for (const name of ['Zoë Ångström', 'שירה לוי', 'محمد علي', 'សុខា', 'नीलम', 'ທ້າວ ຄຳ', "D'Arcy O’Neil", '王小明'])
      expect(displayName(name)).toBe(name.normalize('NFC'));
  });

  test('loses what cannot be seen, and keeps the joiners that scripts need', () => {
    expect(displayName('  Ada\u200b \u00ad  Brandt\u0007 ')).toBe('Ada Brandt');
    expect(displayName('Ada\tBrandt\nLovelace')).toBe('Ada Brandt Lovelace');
    expect(displayName('نامه\u200cها')).toBe('نامه\u200cها');
  });

  test('is refused when it turns text around, piles up marks, or says nothing', () => {
    for (const name of [
      'Ada\u202e',
      '\u2066Ada',
      `a${'\u0300\u0316\u0301\u0317\u0302\u0318'}`,
      '',
      '  ',
      '\u200b',
      '—',
      'a'.repeat(61),
    ])
      expect(displayName(name)).toBeNull();
  });

  test('cleaned twice is as cleaned once, and holds no control, override or lone surrogate', () => {
    fc.assert(
      fc.property(text, typed => {
        const name = displayName(typed);
        if (name === null) return;
        expect(displayName(name)).toBe(name);
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect([...name].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('the skeleton of a name', () => {
  test('is one for names that look alike, in capitals and small letters', () => {
    for (const [one, other] of [
      ['Ms Okafor', 'Мs Окаfоr'],
      ['Ms Okafor', 'MS OKAFOR'],
      ['Ms Okafor', 'Ms. 0kafor'],
      ['Ms Okafor', 'Ｍｓ Ｏｋａｆｏｒ'],
      ['Anna Hill', 'Αnna Ηi11'],
      ['Tom Burns', 'Torn Bums'],
      ['Will Watt', 'VViIl VVatt'],
      ['Elena', 'Élena'],
    ] as const)
      expect(skeleton(one), other).toBe(skeleton(other));
  });

  test('differs for names that only share letters', () => {
    for (const [one, other] of [
      ['Anna Hill', 'Anna Hall'],
      ['Ivan', 'Ivana'],
      ['Ольга', 'Олег'],
    ] as const)
      expect(skeleton(one)).not.toBe(skeleton(other));
  });
});

test('a mail address has one form, which stays as it is', () => {
  expect(emailAddress(' Mira.Hoang@School.Example ')).toBe('mira.hoang@school.example');
  for (const typed of [
    'a@b',
    'a@@b.example',
    '"a b"@c.example',
    'a@b.example,c@d.example',
    'a@b.example\u0000',
    'vıctor@b.example',
    'a@ѕchool.example',
    'a\n@b.example',
    '.a@b.example',
  ])
    expect(emailAddress(typed), typed).toBeNull();
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), text), typed => {
      const address = emailAddress(typed);
      if (address !== null) expect(emailAddress(address)).toBe(address);
    }),
  );
});

test('a user name is proposed for every display name, and is one', () => {
  fc.assert(
    fc.property(text, fc.string(), (name, seed) => {
      expect(isUserName(proposeUserName(name, seeded(seed)))).toBe(true);
    }),
  );
  expect(proposeUserName('Zoë Ångström', seeded('one'))).toMatch(/^zoe-[a-z]+-\d{3}$/);
  for (const name of ['Ada', 'a', 'ada lovelace', 'аda', 'ada\u200b', '-ada', 'a'.repeat(41)])
    expect(isUserName(name), name).toBe(false);
});

const attacks = path.join(import.meta.dirname, '../../../shared/attacks/unicode.json');
test.skipIf(!existsSync(attacks))('the known attacks on names and addresses find no way in', () => {
  const read: unknown = JSON.parse(readFileSync(attacks, 'utf8'));
  const { usernames_confusable: names, emails_normalise: emails } = read as Record<string, string[]>;
  for (const name of names ?? []) expect(isUserName(name), name).toBe(false);
  const forms = (emails ?? []).map(emailAddress);
  for (const form of forms) expect([null, 'victim@school.test']).toContain(form);
});
