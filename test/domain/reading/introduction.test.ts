import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ["I'd love an intro to whoever runs the reception centres in Puglia", 'regions=ITF4 words="reception centres"'],
  ['can you put me in touch with someone in Bavaria or Tyrol who does housing', 'area=housing regions=DE2,AT33'],
  [
    'who could talk to us about labour market mentors? preferably from Finland',
    'area=labour-market regions=FI words="labour market mentors"',
  ],
  [
    'nos gustaría conocer a colegas de Alemania que trabajen con menas',
    'group=unaccompanied-minors regions=DE words=menas',
  ],
  ['vorrei conoscere chi in Catalogna gestisce i centri di accoglienza', 'regions=ES51 words="centri accoglienza"'],
  ['je voudrais parler à quelqu’un de Murcie qui s’occupe des saisonniers', 'regions=ES62 words=saisonniers'],
  ['on aimerait être mis en relation avec des collègues suédois sur le logement', 'area=housing regions=SE'],
  [
    'könnt ihr mich mit jemandem in Apulien vernetzen, der sich um Erntehelfer kümmert',
    'regions=ITF4 words=Erntehelfer',
  ],
  [
    'kan ni koppla ihop mig med någon i Katalonien som jobbar med ensamkommande',
    'group=unaccompanied-minors regions=ES51 words=ensamkommande',
  ],
  ['m’agradaria parlar amb algú de Múrcia sobre habitatge', 'area=housing regions=ES62'],
  ['gostava de falar com alguém da Suécia que trabalhe com habitação', 'area=housing regions=SE'],
])('%s', (text, words) => {
  expect(formatDecision(reader.decide(text, null))).toBe(`/introduction ask ${words}`);
});
