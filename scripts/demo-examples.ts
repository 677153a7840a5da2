import type { Example } from '#src/operations/experiences/examples.ts';
import type { ExampleQuestion } from '#src/operations/questions/examples.ts';

/** Invented, and said to be: nothing here was done by the regions it is put under. */
export const demoExamples: Example[] = [
  {
    language: 'en',
    title: '[Example] Mentors for nurses trained abroad',
    region: 'SE224',
    policyAreas: ['labour-market', 'health'],
    targetGroups: ['tcn', 'women'],
    challenge:
      'Example text. Nurses with diplomas from other countries wait for recognition and work below their training.',
    action:
      'Example text. Hospitals give each nurse a mentor and a language course in working hours while the papers are checked.',
    lesson: 'Example text. Pay the mentors for their time; volunteers stop after some months.',
    details: {
      status: 'running',
      stage: 'implementation',
      evaluation: 'internal',
      tips: 'Example text. Needs one person at the health authority who answers within a week.',
      aspects: ['inclusion', 'multi-stakeholder'],
    },
  },
  {
    language: 'es',
    title: '[Example] Viviendas compartidas para familias recién llegadas',
    region: 'ES62',
    policyAreas: ['housing'],
    targetGroups: ['families', 'newly-arrived'],
    challenge: 'Texto de ejemplo. Las familias no encuentran alquiler porque nadie las avala.',
    action: 'Texto de ejemplo. La región alquila pisos vacíos, los avala y media con la comunidad de vecinos.',
    lesson: 'Texto de ejemplo. Sin mediación desde el primer día los conflictos llegan pronto.',
    details: {
      status: 'pilot',
      funding: ['AMIF', 'regional'],
      difficulties: 'Texto de ejemplo. Los propietarios tardan en confiar.',
    },
  },
  {
    language: 'it',
    title: '[Example] Mediatori culturali in ogni scuola',
    region: 'ITF3',
    policyAreas: ['education', 'language'],
    targetGroups: ['second-generation', 'unaccompanied-minors'],
    challenge: 'Testo di esempio. Molti ragazzi lasciano la scuola nel primo anno.',
    action: 'Testo di esempio. Ogni scuola ha un mediatore per due giorni alla settimana, anche per i genitori.',
    lesson: 'Testo di esempio. Il mediatore deve far parte del consiglio di classe.',
    details: { status: 'ended', evaluation: 'external' },
  },
  {
    language: 'ca',
    title: '[Example] Acompanyament a joves que han migrat sols',
    region: 'ES51',
    policyAreas: ['social-security', 'education'],
    targetGroups: ['unaccompanied-minors'],
    challenge: 'Text d’exemple. En fer divuit anys els joves perden de cop el suport.',
    action: 'Text d’exemple. Un referent els acompanya fins als vint-i-un anys, amb habitatge i formació.',
    lesson: 'Text d’exemple. El referent ha de ser el mateix abans i després dels divuit.',
  },
  {
    language: 'pt',
    title: '[Example] Balcão único nas ilhas',
    region: 'PT20',
    policyAreas: ['social-security', 'anti-discrimination'],
    targetGroups: ['tcn'],
    challenge: 'Texto de exemplo. Os serviços estão dispersos por várias ilhas.',
    action: 'Texto de exemplo. Uma carrinha visita cada concelho com todos os serviços, uma vez por mês.',
    lesson: 'Texto de exemplo. Sem intérprete presente as pessoas não voltam.',
    details: { status: 'planned' },
  },
  {
    language: 'en',
    title: '[Example] A language app that nobody used',
    region: 'ITF4',
    policyAreas: ['language'],
    targetGroups: ['asylum-seekers'],
    challenge: 'Example text. Courses are full and people live far from them.',
    action: 'Example text. An app was bought for everybody in reception centres.',
    lesson: 'Example text. Without a group and a teacher people stopped after a week: we would not do it again.',
    details: {
      status: 'stopped',
      evaluation: 'internal',
      lessons: 'Example text. Do: groups with a teacher. Don’t: an app alone.',
    },
  },
];

/** Invented too: nobody asked or answered them. */
export const demoQuestions: ExampleQuestion[] = [
  {
    language: 'en',
    title: '[Example] How do you pay mentors for nurses trained abroad?',
    detail: 'Example text. Our volunteers stop after some months, and the hospitals have no money set aside.',
    region: 'ITF4',
    policyAreas: ['labour-market', 'health'],
    targetGroups: ['tcn'],
    answers: [
      {
        region: 'SE224',
        content:
          'Example text. By the hour, from the training budget of the hospital; it pays back with the first year.',
      },
    ],
  },
  {
    language: 'es',
    title: '[Example] ¿Quién avala el alquiler de las familias recién llegadas?',
    detail: '',
    region: 'ES62',
    policyAreas: ['housing'],
    targetGroups: ['families', 'newly-arrived'],
    answers: [],
  },
  {
    language: 'en',
    title: '[Example] Has anybody made a language course work on small islands?',
    detail: 'Example text. Six learners on an island are too few for a teacher who stays.',
    region: 'PT20',
    policyAreas: ['language', 'education'],
    targetGroups: [],
    answers: [],
  },
];
