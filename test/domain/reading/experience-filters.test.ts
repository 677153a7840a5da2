import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['ESF+ money for interpreters in maternity wards - who has that?', 'funding=ESF+'],
  ['has anyone tried housing first paid by the ERDF?', 'funding=ERDF'],
  ['busco proyectos FSE+ de mentoría', 'funding=ESF+'],
  ['projects on housing paid by the ESF', 'funding=ESF'],
  ['progetti finanziati dal FESR per la casa', 'funding=ERDF'],
  ['des projets FAMI sur le logement, quelqu’un ?', 'funding=AMIF'],
  ['hat jemand mit AMIF-Mitteln Sprachkurse gemacht?', 'funding=AMIF'],
  ['har någon drivit mentorprogram med egna medel?', 'funding=regional'],
  ['busco experiències de mentoria amb fons propis', 'funding=regional'],
  ['projetos Interreg sobre alojamento', 'funding=Interreg'],
  ['projects on mentoring that were evaluated', 'evaluated=yes'],
  ['Proyectos evaluados sobre vivienda', 'evaluated=yes'],
  ['progetti valutati sulla casa', 'evaluated=yes'],
  ['projets évalués sur le logement', 'evaluated=yes'],
  ['evaluierte Projekte zu Mentoring', 'evaluated=yes'],
  ['utvärderade projekt om mentorer', 'evaluated=yes'],
  ['projectes avaluats de mentoria', 'evaluated=yes'],
  ['projetos avaliados sobre alojamento', 'evaluated=yes'],
  ['projects on mentoring that were not evaluated', 'evaluated=no'],
  ['projets jamais évalués sur le logement', 'evaluated=no'],
  ['Experiências de 2022 sobre acolher professores', 'year=2022'],
])('“%s” is searched with %s, and its words are not looked for', (text, filter) => {
  const decision = reader.decide(text, null);
  expect(decision).toMatchObject({ type: 'line', unused: [] });
  const line = decision.type === 'line' ? decision.line : '';
  expect(line.split(' ')).toContain(filter);
  const [, words] = /^\S+ search ("[^"]*"|\S+)/.exec(line) ?? [];
  expect(words).toBeDefined();
  expect(words).not.toMatch(
    /ESF|FAMI|AMIF|\bFE[SD]|FSE|ERDF|Interreg|medel|mittel|money|paid|finan|eval|utvärd|valut|avalua|avali|2022/i,
  );
});

test.each([
  ['projects on housing not paid by ESF', 'not paid by ESF'],
  ['projects on mentoring that were not formally evaluated', 'not formally evaluated'],
  ['unemployment in Skåne with AMIF money', 'AMIF'],
  ['compare Skåne and Catalonia on evaluated unemployment', 'evaluated'],
])('“%s” cannot be had, and the words that say so are quoted', (text, said) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said } });
});

test('of two funds the second is one press away', () => {
  expect(reader.decide('AMIF or ESF+ projects on language', null)).toMatchObject({
    line: '/experience search language funding=AMIF',
    also: '/experience search language funding=ESF+',
  });
});

test.each([
  ['on est combien au classement des îles pour le pib/hab ?', 'FRM0'],
  ['which regions are least like us', 'SE224'],
  ['ilhas com mais nascidos no estrangeiro', null],
])('a question back quotes nothing that was not said: “%s”', (text, region) => {
  const decision = reader.decide(text, region);
  if (decision.type !== 'doubt') throw new Error(`no question back: ${JSON.stringify(decision)}`);
  expect(text.toLowerCase()).toContain('said' in decision.doubt ? decision.doubt.said.toLowerCase() : '');
});

test.each([
  ['vous connaissez un collègue qui a monté un club de foot ?', '/introduction ask words="club foot"'],
  ['conoces a un colega que haya montado un club de fútbol?', '/introduction ask words="club fútbol"'],
  ['do you know a colleague who set up a football club?', '/introduction ask words="football club"'],
  [
    "m'agradaria parlar amb gent del Piemont sobre padrins de barri",
    '/introduction ask regions=ITC1 words="padrins barri"',
  ],
  ['cerco un partner per un progetto sulla casa', '/introduction ask area=housing'],
])('who asks for a person is introduced: “%s”', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});
