import { beforeEach, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { as, clock, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const staff = as('admin');
const problemsOf = (outcome: Outcome) => (outcome.type === 'problems' ? outcome.problems : {});
const lettersTo = async (address: string) =>
  (await sql`select 1 from delivery where purpose = 'digest-confirmation' and places[1] = ${`mail::mail:${address}`}`)
    .length;

let count = 0;
function newcomer() {
  count += 1;
  return as(`reader${count}`, {}, `test:hall:user:reader${count}`);
}
const wish = (address: string): FormValues => ({ where: 'mail', address });
const subscribe = async (who: ReturnType<typeof newcomer>, address: string) =>
  who.submit(await who.say('/digest subscribe'), wish(address));
const change = async (who: ReturnType<typeof newcomer>, address: string) =>
  who.submit(await who.say('/digest change'), wish(address));

beforeEach(() => {
  clock.now = new Date('2026-11-23T09:00:00Z');
});

test('an address is asked three times within a day, whoever asks, and again the day after', async () => {
  const address = 'victim@example.org';
  for (const spelled of [address, 'victim@example.org', 'Victim+once@example.org'])
    expect(read(await subscribe(newcomer(), spelled))).toContain('I have written to');
  const late = newcomer();
  expect(problemsOf(await subscribe(late, 'victim+again@example.org')).address).toContain(
    'was written to 3 times within a day. Look for the mail there',
  );
  expect(await lettersTo('victim+again@example.org')).toBe(0);
  // Ending, and being forgotten with all that is known of oneself, makes no room.
  const first = as('reader1', {}, 'test:hall:user:reader1');
  await first.say('/digest unsubscribe');
  await first.confirm('/me forget delete');
  expect(problemsOf(await subscribe(first, address)).address).toContain('3 times');
  clock.now = new Date('2026-11-24T09:00:01Z');
  expect(read(await subscribe(late, address))).toContain('I have written to');
});

test('one person has five addresses asked within a day, by subscribing and by changing', async () => {
  const reader = newcomer();
  await subscribe(reader, 'one@example.org');
  for (const name of ['two', 'three', 'four', 'five'])
    expect(read(await change(reader, `${name}@example.org`))).toContain('I have written to');
  expect(problemsOf(await change(reader, 'six@example.org')).address).toContain(
    'I have written to addresses for you 5 times within a day. Try again tomorrow.',
  );
  expect(await lettersTo('six@example.org')).toBe(0);
  // What asks nobody is not limited.
  expect(read(await reader.submit(await reader.say('/digest change'), { where: 'direct' }))).toContain('Saved');
});

test('two that ask at once count each other', async () => {
  const forms = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const reader = newcomer();
      return { reader, form: await reader.say('/digest subscribe') };
    }),
  );
  const outcomes = await Promise.all(forms.map(({ reader, form }) => reader.submit(form, wish('crowd@example.org'))));
  expect(outcomes.filter(({ type }) => type === 'message')).toHaveLength(3);
  expect(await lettersTo('crowd@example.org')).toBe(3);
});

test('a list asks as many addresses as it has, but none that was asked within a day', async () => {
  const look = async (addresses: string[]) =>
    staff.submit(await staff.say('/digest import'), { text: ['address', ...addresses].join('\n') });
  const many = Array.from({ length: 12 }, (_, index) => `partner${index}@example.org`);
  expect(read(await staff.press(await staff.press(await look(many), 'Write to all 12'), 'Write to all 12'))).toContain(
    '12 mails are on their way',
  );
  const reader = newcomer();
  await subscribe(reader, 'asked@example.org');
  await reader.say('/digest unsubscribe');
  expect(read(await look(['asked@example.org', 'fresh@example.org']))).toContain(
    'Line 2: asked@example.org was written to within a day, and is not asked twice.',
  );
  clock.now = new Date('2026-11-24T09:00:01Z');
  expect(read(await look(['asked@example.org', 'fresh@example.org']))).toContain('The list is in order: 2 addresses');
});

test('unseen signs around addresses of a list are left out, which is said; inside one they are shown', async () => {
  const look = async (text: string) => read(await staff.submit(await staff.say('/digest import'), { text }));
  const said = await look('address;name\nz13@b.example\u00a0;Ana\nz14@b.example\u2007;Bo\nz15@b.example ;Cy\n');
  expect(said).toContain('Unseen signs around the addresses in lines 2, 3 were left out.');
  expect(said).toContain('z13@b.example |');
  expect(await look('address\nz\u00a013@b.example')).toContain('“z⟨U+00A0⟩13@b.example” is not a mail address');
});

test('whoever asks, their name brings no words or links of theirs to a stranger', async () => {
  const asked = async (displayName: string) => {
    const reader = as(`name-${displayName.length}`, { displayName }, 'test:hall:user:named');
    await subscribe(reader, `stranger${displayName.length}@example.org`);
    const [letter] = await sql<{ text: string }[]>`
      select message ->> 'text' as text from delivery
      where purpose = 'digest-confirmation' and places[1] = ${`mail::mail:stranger${displayName.length}@example.org`}`;
    return letter?.text.split('\n')[0];
  };
  expect(await asked('Núria J. Puig')).toBe(
    'Núria J. Puig asked for a weekly digest of the network Causeway for this address.',
  );
  for (const name of ['Win at evil.example/now', 'Call ana@evil.example', 'You won. '.repeat(20)])
    expect(await asked(name)).toMatch(/^Somebody asked for/);
});
