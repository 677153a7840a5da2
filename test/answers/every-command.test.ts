import { expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

const { as } = await createDialogue();
const speaker = as('admin');
const other = as('olle');

await speaker.submit(await speaker.say('/me edit'), { region: 'Skåne' });
await other.submit(await other.say('/me edit'), { region: 'Murcia' });
const experience = {
  ...{ title: 'Mentors for nurses', region: 'Murcia', areas: ['health'], groups: ['women'] },
  ...{ challenge: 'Few contacts.', action: 'We matched them with mentors.', lesson: 'Pay the mentors.' },
};
for (const each of [speaker, other]) await each.submit(await each.say('/experience log'), experience);
for (const each of [speaker, other])
  await each.submit(await each.say('/question ask'), { title: 'Who pays mentors?', areas: ['health'], region: '' });
const call = {
  title: 'Housing for newcomers',
  areas: ['housing'],
  day: '2027-04-08',
  time: '17:00',
  timeZone: 'Brussels',
};
await speaker.submit(await speaker.say('/call add'), call);
const tool = {
  ...{ title: 'How to pay mentors', kind: 'guideline', summary: 'From the first month on.', areas: ['health'] },
  ...{ groups: [], language: 'en', publisher: 'UNHCR', year: 2024, licence: 'CC BY 4.0' },
};
await speaker.submit(await speaker.say('/tool add'), { ...tool, link: 'https://example.org/1' });
for (const part of [2, 3])
  await other.submit(await other.say('/tool suggest'), { ...tool, link: `https://example.org/${part}` });
const times = { day: '2026-12-03', time: '14:00', timeZone: 'Europe/Madrid' };
await speaker.submit(await speaker.say('/event create'), {
  ...{ title: 'First exchange', ...times, rounds: 3, minutes: 15, size: 2, areas: ['housing'], topics: '' },
  link: 'https://meet.example.org/{room}',
});
await speaker.submit(await speaker.say('/training create'), {
  ...{ title: 'Listening first', ...times, minutes: 90, capacity: 2, summary: 'How to ask.' },
  ...{ link: 'https://meet.example.org/listening', areas: ['health'], organiser: 'Skåne' },
});
await speaker.submit(await speaker.say('/round create'), { title: 'Meetings', ...times });
await speaker.submit(await speaker.say('/digest subscribe'), {});

/**
 * A line for each subcommand, in the order they are said in. Where nothing that it is about is there, its refusal is held to the same rules.
 * A line of its own for a command whose answer is another.
 */
const cases: Record<string, string> = {
  'experience add': '1',
  'experience page': '1',
  'experience log-kept': '1',
  'experience import': '',
  'experience log': '',
  'experience search': 'mentors',
  'experience list': '',
  'experience show': '1',
  'experience alike': '1',
  'experience mine': '',
  'experience complete': '1',
  'experience edit': '1',
  'experience adopt': '2',
  'experience queue': '',
  'experience review': '2',
  'experience evaluate': '2',
  'experience self-evaluate': '1',
  'experience self-evaluation': '1',
  'experience not-self-evaluated': '',
  'experience claim': '2',
  'experience release': '2',
  'experience send-back': '2',
  'experience publish': '2',
  'experience publish-list': '1',
  'experience archive': '2',
  'experience useful': '2',
  'experience try': '2',
  'experience effects': '2',
  'experience notes': 'no',
  'experience stale': '',
  'experience versions': '1',
  'experience revert': '2 1',
  'experience still-true': '2',
  'experience withdraw': '1',
  'experience restore': '1',
  'experience log-message': '',
  'follow list': '',
  'follow experience': '2',
  'follow area': 'housing',
  'follow region': 'Skåne',
  'follow stop': 'area=housing',
  'tool list': '',
  'tool show': '1',
  'tool suggest': '',
  'tool add': '',
  'tool edit': '1',
  'tool verify': '1',
  'tool queue': '',
  'tool publish': '2',
  'tool decline': '3',
  'tool withdraw': '1',
  'tool restore': '1',
  'call list': '',
  'call show': '1',
  'call follow': '1',
  'call unfollow': '1',
  'call partner': '1',
  'call partners': '1',
  'call unpartner': '1',
  'call add': '',
  'call edit': '1',
  'call withdraw': '1',
  'call restore': '1',
  'call feed': 'list',
  'question ask': '',
  'question list': '',
  'question show': '1',
  'question answer': '2',
  'question mine': '',
  'question known': '1',
  'question people': '1',
  'question route': '1 2',
  'question pass': '2',
  'question rate': '1 1 yes',
  'question keep': '1 1',
  'question close': '1',
  'question withdraw': '1',
  'question restore': '1',
  'question ask-message': '',
  'introduction ask': 'housing',
  'introduction write': 'person=2',
  'introduction mine': '',
  'introduction show': '1',
  'introduction accept': '1',
  'introduction decline': '1',
  'introduction later': '1',
  'introduction end': '1',
  'introduction block': '',
  'introduction unblock': '2',
  'introduction report': '1',
  'introduction slot': '1 2026-12-04T09:00',
  'introduction met': '1 yes',
  'introduction learned': '1',
  'introduction experience': '1',
  'introduction totals': '',
  'conversation list': '',
  'conversation show': '1',
  'conversation say': '1',
  'conversation keep': '1',
  'conversation draft': '1',
  'conversation agree': '1',
  'conversation disagree': '1',
  'conversation write': '1',
  'conversation bridge': 'name=Housing',
  'conversation end': '1',
  'conversation pause': '1',
  'conversation resume': '1',
  'conversation leave': '1',
  'conversation report': '1',
  'round list': '',
  'round show': '1',
  'round join': '1',
  'round skip': '1',
  'round mine': '',
  'round create': '',
  'round preview': '1',
  'round run': '1',
  'round confirm': '1',
  'round decline': '1',
  'round met': '1 yes',
  'round rate': '1 5',
  'round leave': '1',
  'round end': '1',
  'event list': '',
  'event show': '1',
  'event join': '1',
  'event met': '1',
  'event keep': '1 2',
  'event survey': '1',
  'event create': '',
  'event announce': '1',
  'event preview': '1',
  'event close': '1',
  'event open': '1',
  'event leave': '1',
  'event cancel': '1',
  'calendar show': '',
  'calendar feed': '',
  'calendar renew': '',
  'calendar end': '',
  'training list': '',
  'training show': '1',
  'training join': '1',
  'training leave': '1',
  'training present': '1',
  'training feedback': '1',
  'training certificate': '1',
  'training create': '',
  'training edit': '1',
  'training announce': '1',
  'training code': '1',
  'training people': '1',
  'training mark': '1 2',
  'training materials': '1',
  'training report': '2026',
  'training cancel': '1',
  compare: 'Skåne Catalonia Murcia',
  brief: 'Skåne against=Catalonia',
  peers: 'Skåne abroad',
  'indicator list': '',
  'indicator show': 'unemployment Catalonia',
  'indicator rank': 'unemployment',
  'indicator add': '',
  'indicator remove': 'unemployment',
  'figures import': '',
  'figures page': '',
  score: 'Catalonia',
  'policy show': 'Catalonia',
  'policy assess': 'health Skåne',
  'policy import': '',
  method: '',
  'region show': 'Skåne',
  'digest preview': 'Skåne',
  'digest subscribe': '',
  'digest show': '',
  'digest change': '',
  'digest pause': '',
  'digest resume': '',
  'digest snooze': '',
  'digest next': '',
  'digest hold': '',
  'digest approve': '',
  'digest open': '',
  'digest note': '',
  'digest measures': '',
  'digest import': '',
  'digest import-take': 'none',
  'digest import-sample': '',
  'digest rate': '1 useful',
  'digest unsubscribe': '',
  'me show': '',
  'me edit': '',
  'me region': 'Skåne',
  'me introductions': '',
  'me availability': '',
  'me export': '',
  'me link': '',
  'me join': '2 member',
  'me model': 'off',
  'me forget': '',
  'person admit': '2',
  'person list': '',
  'person role': '2 reviewer',
  'outbox list': '',
  'outbox replay': '1',
  'outbox drop': '1',
  status: '',
  home: '',
  answer: '1',
  help: '',
};

/** What may be longer, and why. */
const exceptions: Record<string, { rows?: number; lines?: number; buttons?: number }> = {
  // A line for each command, and two sentences.
  help: { lines: commands.length + 2 },
  // Reviewers have what waits for them besides.
  'me show': { buttons: 6 },
  'me region': { buttons: 6 },
  // The first page in Slack, which is no message: what is begun, logged, asked and new.
  home: { lines: 30, buttons: 12 },
};

const said = commands.flatMap(({ name, subcommands }) =>
  [...subcommands.keys()].map((subcommand) => `${name} ${subcommand}`.trim()),
);

test('every command has a case, and every case a command', () => {
  expect(Object.keys(cases).toSorted()).toEqual(said.toSorted());
});

test.each(Object.entries(cases))('/%s %s keeps to the rules of answers', async (command, rest) => {
  expectFirstScreen(await speaker.say(`/${command} ${rest}`.trim()), exceptions[command]);
});
