import { expect, test } from 'vitest';
import { readHead } from '#src/sources/web-reader.ts';

test('title, description, language and publisher are read from the head of a page', () => {
  const page = `<!doctype html><html lang="sv"><head><title lang="sv">Guide &amp; mall</title>
    <meta property="og:site_name" content="Region Skåne"><meta name="description" content="Så gör man."></head><body></body></html>`;
  expect(readHead(page)).toEqual({
    title: 'Guide & mall',
    description: 'Så gör man.',
    language: 'sv',
    publisher: 'Region Skåne',
  });
});

test.each(['<title', '<title ', '<meta ', '<meta name=a ', '</head ', '<html ', '<title>'])(
  'a page of “%s” alone, however long, is read once through',
  (mark) => {
    expect(readHead(mark.repeat(80_000))).toMatchObject({ description: '', publisher: '' });
  },
);
