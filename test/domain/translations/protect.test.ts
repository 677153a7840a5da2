import { expect, test } from 'vitest';
import { findAddedAddress } from '#src/domain/translations/added-address.ts';
import { protect, restore } from '#src/domain/translations/protect.ts';

test.each([
  '40 m²',
  'CO₂ och A2/B1',
  '½ plats, 12½ kg, ①',
  'Node.js och ASP.NET',
  'punkt.mellanslag',
  'und/oder // nicht',
  'hej.\tHej',
  '\u200eHej',
  't.ex. så, EU:s regler, Lehrer:innen',
  'se www.x.example. Slut',
])('“%s” comes back as it was sent', (text) => {
  const shielded = protect(text, () => 0);
  expect(restore(shielded.sent, shielded)).toBe(text);
});

test.each(['CO₂', 'm²', 'A2', 'Node.js', 'punkt.mellanslag'])('“%s” is not sent', (text) => {
  expect(protect(`Om ${text} igen`, () => 0)).toEqual({ sent: 'Om <x id="1"/> igen', kept: [text] });
});

test.each([
  'Join t.me/evilgroup',
  'x.com/evil',
  'e.com',
  'g.co/1',
  'вор.рф',
  'evil.рф',
  'evil。com',
  'mailto:boss',
  'tel:x',
  '[click](/playground?say=x)',
  '//x',
  'a@b',
])('“%s” is thrown away where the original has no such address', (text) => {
  expect(
    restore(
      text,
      protect('Hej du', () => 0),
    ),
  ).toBeNull();
  expect(findAddedAddress(text, 'Hej du')).not.toBeNull();
});

test.each([
  'z.B. das, u.a. dies',
  'e.g. this',
  'm.in. to',
  'Bürger:innen',
  'EU:s regler',
  '12.000 and 3.5kg',
  'U.S.A.',
])('“%s” is no address', (text) => {
  expect(findAddedAddress(text, 'Hej du')).toBeNull();
});
