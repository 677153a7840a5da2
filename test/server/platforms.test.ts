import { expect, test } from 'vitest';
import { z } from 'zod';
import { definePlatform } from '#src/core/platform.ts';
import { readPlatforms } from '#src/server/platforms.ts';

const create = () => {
  throw new Error('nothing is created here');
};
const parrot = definePlatform({
  name: 'parrot',
  env: z.object({
    PARROT_TOKEN: z.string().min(8, 'it has eight signs'),
    PARROT_CAGE: z.string(),
    PARROT_TALK: z.string().default('loud'),
  }),
  create,
});
const open = definePlatform({ name: 'open', env: z.object({}), create });

const read = (env: Record<string, string>) => readPlatforms([parrot, open], env);

test('nothing set: off; a platform without variables is on', () => {
  expect(read({ OTHER: 'x', PARROT_CAGE: '  ' }).map(({ platform }) => platform.name)).toEqual(['open']);
});

test('all set: on, with its defaults and without blanks', () => {
  const [first] = read({ PARROT_TOKEN: ' 12345678 ', PARROT_CAGE: 'c' });
  expect(first).toMatchObject({
    platform: parrot,
    env: { PARROT_TOKEN: '12345678', PARROT_CAGE: 'c', PARROT_TALK: 'loud' },
  });
});

test('some set: everything missing and wrong is named at once, and no value is shown', () => {
  expect(() => read({ PARROT_TOKEN: 'secret' })).toThrow(
    'PARROT_TOKEN does not fit: it has eight signs\nPARROT_CAGE is missing: PARROT_TOKEN switched parrot on, which needs it too. Set it, or unset the others.',
  );
});
