import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['experiences with mentoring, none of them Italian', '/experience search mentoring except=IT'],
  ['Erfahrungen mit Mentoring, keine italienischen', '/experience search Mentoring except=IT'],
  ['esperienze di mentoring, nessuna italiana', '/experience search mentoring except=IT'],
  ['erfarenheter av mentorskap, inga från Italien', '/experience search mentorskap except=IT'],
  ['experiencias de mentoría, pero italianas no', '/experience search mentoría except=IT'],
  ['Mentoring-Projekte, italienische bitte nicht', '/experience search Mentoring except=IT'],
  ['highest gdp per capita in europe, but leave the German ones out', '/indicator rank gdp-per-head except=DE'],
  ['meilleur emploi hors outre-mer français', '/indicator rank employment except=FRY'],
  ['rangordna alla utom Rumänien o Bulgarien efter sysselsättning', '/indicator rank employment except=RO,BG'],
  ['Regionen außer Rumänien u. Bulgarien nach Arbeitslosigkeit', '/indicator rank unemployment except=RO,BG'],
  ['medellivslängd män i Skåne', '/indicator show life-expectancy-men region=SE224'],
  ['mentoring projects that had to be stopped', '/experience search mentoring status=stopped'],
  ['progetti di mentoring che si sono dovuti fermare', '/experience search mentoring status=stopped'],
  ['byt språk på mitt veckobrev till engelska', '/digest change'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});

test.each([
  'best employment except the Greek islands',
  'mejor empleo salvo el sur de Italia',
  'beste Beschäftigung ohne die griechischen Inseln',
])('“%s” leaves out a part of a country, which is asked about', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt' });
});
