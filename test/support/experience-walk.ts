import { expect } from 'vitest';
import type { FormValues } from '#src/core/form.ts';

/** Whoever takes part: the one who logs, a reviewer, and somebody of another region and language. */
export type Walker = 'author' | 'reviewer' | 'other';

/** Says a line and, where it opens a form, sends it with these values. Resolves with all that is said to that person. */
export type Say = (who: Walker, line: string, values?: FormValues) => Promise<string>;

/** Asks for a page as anybody does, or sends a form to it. */
export type Ask = (path: string, body?: URLSearchParams) => Promise<string>;

/** What the form of a page holds, as a browser sends it. */
function sentBy(page: string): URLSearchParams {
  const decode = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const sent = new URLSearchParams();
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
    if (name && (!tag.includes('type="checkbox"') || tag.includes('checked'))) sent.append(name, decode(value));
  }
  for (const [, name = '', value = ''] of page.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    sent.append(name, decode(value));
  for (const [, name = '', options = ''] of page.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    sent.append(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return sent;
}

const numberIn = (said: string) => Number(/#(\d+)/.exec(said)?.[1]);

/**
 * Walks the whole of an exchange: somebody logs an experience and completes it on the web, a reviewer publishes it, another finds it in another language by
 * other words, asks its author, tries it too and logs what came of it, and map, feed, digest and export show all of it. `pageOf` finds the path of a page in
 * what was said.
 */
export async function walkExperience(say: Say, ask: Ask, pageOf: (said: string) => string): Promise<void> {
  const first = numberIn(
    await say('author', '/experience log', {
      title: 'Evening language courses beside the station',
      challenge: 'Newcomers who work until six miss the language courses of the day.',
      action: 'Language courses from seven to nine in the evening, in rooms beside the station.',
      lesson: 'Ask employers for their shifts before the timetable is made.',
      region: 'SE224',
      areas: ['language'],
    }),
  );
  expect(first).toBeGreaterThan(0);

  const path = pageOf(await say('author', `/experience page ${first}`));
  const came = sentBy(await ask(`${path}?step=2`));
  came.set('personsReached', 'ca. 1.200');
  came.set('results', 'Passed the test: 62 % (2025)');
  came.set('press', 'done');
  expect(await ask(path, came)).toContain('Everything is in the record now.');
  const completed = await say('author', `/experience show ${first}`);
  expect(completed).toContain('Passed the test: 62 %');
  expect(completed).toMatch(/1[,.\u202f ]?200/);

  expect(await say('reviewer', `/experience publish ${first}`)).toContain('is published');
  expect(await say('other', '/experience search clases de idioma para trabajadores')).toContain(
    'Evening language courses beside the station',
  );

  const asked = numberIn(
    await say('other', '/question ask', {
      title: 'How did you reach people who work in shifts?',
      detail: `About #${first}.`,
      areas: ['language'],
    }),
  );
  await say('author', `/question answer ${asked}`, { content: 'Through their foremen, in the first week.' });
  expect(await say('other', `/question show ${asked}`)).toContain('Through their foremen');

  const second = numberIn(
    await say('other', `/experience adopt ${first}`, {
      title: 'Cursos de tarde junto a la estación',
      challenge: 'Quienes trabajan a turnos no llegan a los cursos.',
      action: 'Cursos de idioma de siete a nueve en Murcia.',
      lesson: 'Las empresas ceden salas.',
      region: 'ES62',
      areas: ['language'],
    }),
  );
  expect(second).toBeGreaterThan(first);
  await say('other', `/experience complete ${second}`, {
    status: 'running',
    results: 'Completed the course: 71 % (2026)',
  });
  expect(await say('reviewer', `/experience publish ${second}`)).toContain('is published');

  expect(await say('author', `/experience effects ${first}`)).toContain('Cursos de tarde');
  const page = await ask(`/experiences/${first}`);
  expect(page).toContain('Completed the course: 71 %');
  const map = await ask('/experiences/map?area=language');
  for (const region of ['SE224', 'ES62']) expect(map, 'map').toContain(region);
  for (const address of ['feed.atom', 'feed.rss', 'feed.json', 'list.csv', 'list.json']) {
    const text = await ask(`/experiences/${address}?area=language`);
    expect(text, address).toContain('Evening language courses beside the station');
    expect(text, address).toContain('Cursos de tarde junto a la estaci');
  }
  expect(await say('other', '/digest preview Murcia')).toContain('Evening language courses');
}
