import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ["semblants a nosaltres, però res d'Italia ni de Grècia", 'ES51', '/peers except=IT,EL'],
  ['regiones parecidas a la nuestra, pero nada de Italia ni de Francia', 'ES51', '/peers except=IT,FR'],
  ['regions like us but nothing from Germany or Austria', 'AT33', '/peers except=DE,AT'],
  ['regioni simili a noi, ma niente Francia e niente Spagna', 'ITF3', '/peers except=FR,ES'],
  ['des régions comme nous, rien en Italie ni en Espagne', 'FRL0', '/peers except=IT,ES'],
  ['Regionen wie wir, nichts aus Italien und Österreich', 'AT33', '/peers except=IT,AT'],
  ['regioner som liknar oss, men inget från Danmark och Norge', 'SE22', '/peers except=DK,NO'],
  ['regiões parecidas com a nossa mas nada de Espanha', 'PT20', '/peers except=ES'],
  ['Beispiele zu Wohnungstausch, aber nix aus Bayern', 'AT33', '/experience search Wohnungstausch except=DE2'],
])('“%s” leaves out what it wants nothing from', (text, region, line) => {
  expect(reader.decide(text, region)).toMatchObject({ type: 'line', line });
});

test.each([
  ['is there nothing from Sicily on housing?', '/experience search housing region=ITG1'],
  ['¿no hay nada de Galicia sobre vivienda?', '/experience search vivienda region=ES11'],
  ["non c'è niente della Sicilia sulla casa?", '/experience search casa region=ITG1'],
  ["il n'y a rien de la Bretagne sur le logement ?", '/experience search logement region=FRH0'],
  ['gibt es nichts aus Bayern zu Wohnen?', '/experience search Wohnen region=DE2'],
  ['finns det inget från Skåne om bostäder?', '/experience search bostäder region=SE224'],
  ['no hi ha res de Galícia sobre habitatge?', '/experience search habitatge region=ES11'],
  ['não há nada da Madeira sobre habitação?', '/experience search habitação region=PT30'],
])('“%s” asks for it', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

test.each([
  ['projects from here on mentoring', 'mentoring'],
  ['proyectos de aquí sobre mentoría', 'mentoría'],
  ['progetti di qui sul mentoring', 'mentoring'],
  ['des projets de chez nous sur le parrainage', 'parrainage'],
  ['Projekte von uns zu Sprachcafés', 'Sprachcafés'],
  ['projekt hos oss om språkcaféer', 'språkcaféer'],
  ["projectes d'aquí sobre mentoria", 'mentoria'],
])('“%s” is of the own region', (text, words) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: `/experience search ${words} region=SE224` });
});

test.each([
  ['what has been done here on swimming lessons', 'swimming lessons'],
  ['qué se ha hecho aquí con la natación', 'natación'],
  ['was wurde bei uns zu Schwimmkursen gemacht', 'Schwimmkursen'],
  ['vad har gjorts hos oss om simskola', 'simskola'],
  ["qu'est-ce qu'on a fait chez nous sur la natation", 'natation'],
  ['cosa si è fatto da noi sul nuoto', 'nuoto'],
  ["què s'ha fet a casa nostra amb la natació", 'natació'],
  ['o que se fez por cá com a natação', 'natação'],
])('“%s” is what the own region did', (text, words) => {
  const said = words.includes(' ') ? `"${words}"` : words;
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: `/experience search ${said} region=SE224` });
});

test.each(['has anyone here tried swimming lessons', 'chez nous ça marche mal: qui a essayé la natation ?'])(
  '“%s” asks all of them',
  (text) => {
    expect(reader.decide(text, 'SE224')).toMatchObject({ line: expect.not.stringContaining('region=') });
  },
);

test.each([
  'GDP per head in Tyrol before and after 2015',
  'pib per capita en Galicia antes y después de 2015',
  'bnp per invånare på Åland före och efter 2015',
  'PIL pro capite in Umbria prima e dopo il 2015',
  'PIB par habitant en Bretagne avant et après 2015',
  'BIP pro Kopf in Tirol vor und nach 2015',
])('“%s” has two sides of a year, which no line has', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn' } });
});
