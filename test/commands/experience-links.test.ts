import { expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import { encodeMessage } from '#adapters/playground/encode/message.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { encodeMessage as encodeForPage } from '#src/web/message.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, submit } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example.org' } });

test('a link to this server in a member’s text is text on every surface, one to elsewhere a link', async () => {
  const logged = await submit(await say('/experience log'), {
    ...{ title: 'Free course material', region: 'SE224', areas: ['language'], groups: [] },
    ...{ challenge: 'see [here](https://causeway.example.org/playground?say=x)', action: 'a', lesson: 'l' },
  });
  const [, number] = /#(\d+)/.exec(read(logged)) ?? [];
  const own = [
    'https://causeway.example.org/playground?say=%2Fme%20forget%20delete',
    'HTTP://127.0.0.1:3270/playground?say=%2Fme',
    'https://someone.example@causeway.example.org/playground?say=*x*',
  ];
  const links = [...own, 'https://elsewhere.example/material'].join('\n');
  await submit(await say(`/experience complete ${number}`), { links });
  const card = await say(`/experience show ${number}`);
  if (card.type !== 'message') throw new Error(JSON.stringify(card));
  for (const html of [
    String(await encodeMessage(card, platformTexts<Texts>('playground', 'en'), { label: 'You' })),
    String(await encodeForPage(card)),
    encodeHtml(card, { subject: 'A card' }, () => null),
  ]) {
    const targets = [...html.matchAll(/href="([^"]+)"/g)].map(([, target]) => target);
    expect(targets).toContain('https://elsewhere.example/material');
    expect(targets.filter((target) => /say|causeway\.example\.org|127\.0/i.test(target ?? ''))).toEqual([]);
  }
  for (const link of own) expect(read(card)).toContain(link);
});
