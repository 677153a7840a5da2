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
