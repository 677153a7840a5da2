import type { AppContext } from '#src/context.ts';
import type { ActivityType } from '#src/domain/activity/types.ts';
import type { RoundFields } from '#src/domain/rounds/round.ts';
import { recordTroubles } from '#src/operations/activity/record-troubles.ts';
import { addCall, withdrawCall } from '#src/operations/calls/change.ts';
import { openFromIssue } from '#src/operations/digests/private-issue.ts';
import { rateIssue } from '#src/operations/digests/rate.ts';
import { sendDue } from '#src/operations/digests/send-due.ts';
import { createSnapshots } from '#src/operations/digests/snapshots.ts';
import { addSubscription } from '#src/operations/digests/subscribe.ts';
import { cancelEvent, createEvent } from '#src/operations/events/create.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { adoptExperience } from '#src/operations/experiences/adopt.ts';
import { takeCollection } from '#src/operations/experiences/collection-work.ts';
import { editExperience } from '#src/operations/experiences/edit.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import {
  archiveExperience,
  publishExperience,
  sendBackExperience,
  unarchiveExperience,
} from '#src/operations/experiences/review.ts';
import { confirmExperience } from '#src/operations/experiences/still-true.ts';
import { planUse } from '#src/operations/experiences/use.ts';
import { restoreExperience, withdrawExperience } from '#src/operations/experiences/withdraw.ts';
import { acceptIntroduction, declineIntroduction, endIntroduction } from '#src/operations/introductions/answer.ts';
import { askIntroduction } from '#src/operations/introductions/ask.ts';
import { sayMet } from '#src/operations/introductions/follow-up.ts';
import { runIntroductions } from '#src/operations/introductions/run-introductions.ts';
import { createInvitation, linkOf } from '#src/operations/invitations/invite.ts';
import { takeInvitation } from '#src/operations/invitations/take.ts';
import { addOrganisation, mergeOrganisations, verifyOrganisation } from '#src/operations/organisations/change.ts';
import { confirmMember, joinOrganisation, leaveOrganisation } from '#src/operations/organisations/membership.ts';
import { admitPerson } from '#src/operations/people/admission.ts';
import { giveRole } from '#src/operations/people/role.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { savePolicyFile } from '#src/operations/policies/import.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { closeQuestion } from '#src/operations/questions/close.ts';
import { rateAnswer } from '#src/operations/questions/helped.ts';
import { recordUnanswered } from '#src/operations/questions/record-unanswered.ts';
import {
  restoreAnswer,
  restoreQuestion,
  withdrawAnswer,
  withdrawQuestion,
} from '#src/operations/questions/withdraw.ts';
import { decide, sayMet as sayMetInRound } from '#src/operations/rounds/decide.ts';
import { joinRound } from '#src/operations/rounds/join.ts';
import { createRound, endRound } from '#src/operations/rounds/run.ts';
import { runRounds } from '#src/operations/rounds/run-rounds.ts';
import { createTestbed } from '#src/operations/testbeds/plan.ts';
import { endTestbed } from '#src/operations/testbeds/review.ts';
import { runTestbeds } from '#src/operations/testbeds/run-testbeds.ts';
import { answerAsked, takePart } from '#src/operations/testbeds/take-part.ts';
import { answerCheck } from '#src/operations/testbeds/work.ts';
import { addTool, reviewTool, withdrawTool } from '#src/operations/tools/change.ts';
import { cancelTraining, editTraining } from '#src/operations/trainings/change.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { joinTraining, leaveTraining } from '#src/operations/trainings/join.ts';
import { runTrainings } from '#src/operations/trainings/run-trainings.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { by, experienceFields, join, later, now, spoken } from './support.ts';

const signal = new AbortController().signal;
let links = 0;

const toolFields = () => {
  links += 1;
  return {
    ...{ kind: 'guideline' as const, title: `Guide ${links}`, summary: '', link: `https://example.org/${links}` },
    ...{ policyAreas: ['health' as const], targetGroups: [], stage: null, language: 'en' },
    ...{ publisher: '', year: null, licence: '', file: null, verifyOn: null },
  };
};

const roundFields: RoundFields = {
  ...{ title: 'Meetings', kind: 'pairs', size: 2, allowsTrios: true, allowsSameRegion: true, cooldown: 2 },
  ...{ regions: [], areas: [], roles: [], languages: [], channel: null },
  ...{ everyWeeks: 1, localTime: '09:00', timeZone: 'UTC' },
};

const trainingFields = {
  ...{ title: 'Listening', summary: '', organiser: 'Ana', contact: '', languages: ['en'], startsAt: later(20) },
  ...{ minutes: 60, timeZone: 'UTC', place: '', link: '', capacity: 1, quota: null, signUpHours: 1, leaveHours: 1 },
  ...{
    areas: ['health' as const],
    roles: [],
    regions: [],
    materialsBefore: '',
    checkIn: 'code' as const,
    isPublic: true,
  },
};

const eventFields = {
  ...{ title: 'Afternoon', startsAt: later(1), timeZone: 'UTC', rounds: 1, minutes: 10, size: 2 },
  ...{ areas: [], topics: [], link: '', talks: false },
};

const testbedPlan = {
  ...{ title: 'Pilot', question: 'Does it help?', hypothesis: '', region: 'SE224', areas: ['health' as const] },
  ...{ risks: '', ethics: '', startsOn: '2026-11-01', endsOn: '2027-03-01', timeZone: 'UTC', everyWeeks: 2 },
  ...{ isPublic: true, steps: [], measures: [] },
};

/** A figure of a year as an import reads it. */
const figure = (year: number, value: number) => ({
  kind: 'figure' as const,
  line: 1,
  geo: 'SE224',
  isRelabelled: false,
  observation: {
    ...{ indicator: 'early-leavers', territory: 'SE22', year, value, flags: '', flagsKnown: true, margin: null },
    ...{ source: null, dataset: null, retrieved: '2026-11-24', retrievedTime: null },
  },
});

async function* batches(...rows: ReturnType<typeof figure>[]) {
  yield rows;
}

const question = (inside: AppContext, person: Parameters<typeof askQuestion>[2]['person'], at = now) =>
  askQuestion(
    inside,
    { title: `Who pays, ${person.id}?`, detail: '', policyAreas: ['health'], targetGroups: [], region: 'SE224' },
    { person, place: null, now: at },
  );

/** What is done, and what is to be recorded of it, in order. People who join are recorded too. */
export const flows: Record<string, { does(inside: AppContext): Promise<void>; records: ActivityType[] }> = {
  'an experience is reviewed': {
    async does(inside) {
      const [author, reviewer] = [await join(inside), await join(inside, 'reviewer')];
      const { view } = await logExperience(inside, experienceFields, by(author));
      const { number } = view.experience;
      await sendBackExperience(inside, { number, comment: 'More.' }, by(reviewer));
      await editExperience(inside, number, { fields: { ...experienceFields, lesson: 'More.' } }, by(author));
      await publishExperience(inside, { number, revision: undefined }, by(reviewer));
      await publishExperience(inside, { number, revision: undefined }, by(reviewer));
      await confirmExperience(inside, number, by(author));
      await archiveExperience(inside, number, by(reviewer));
      await unarchiveExperience(inside, number, by(reviewer));
    },
    records: [
      ...([
        'person.joined',
        'person.joined',
        'experience.logged',
        'experience.sent-back',
        'experience.changed',
      ] as const),
      ...(['experience.published', 'experience.confirmed', 'experience.archived', 'experience.restored'] as const),
    ],
  },
  'an experience is tried elsewhere, and withdrawn': {
    async does(inside) {
      const [author, other] = [await join(inside), await join(inside, 'member', 'ES51')];
      const { view } = await logExperience(inside, experienceFields, by(author));
      const { number } = view.experience;
      const plan = { plan: 'wants' as const, note: '', contact: '', result: '' };
      await planUse(inside, number, plan, by(other));
      await planUse(inside, number, { ...plan, note: 'Soon.' }, by(other));
      await adoptExperience(inside, { ...experienceFields, region: 'ES51' }, view.experience, by(other));
      await withdrawExperience(inside, number, by(author));
      await withdrawExperience(inside, number, by(author));
      await restoreExperience(inside, number, by(author));
    },
    records: [
      ...(['person.joined', 'person.joined', 'experience.logged', 'experience.planned', 'experience.logged'] as const),
      ...(['experience.adopted', 'experience.withdrawn', 'experience.restored'] as const),
    ],
  },
  'a list of experiences is taken': {
    async does(inside) {
      const staff = await join(inside, 'staff');
      const [{ id }] = await inside.sql<[{ id: number }]>`
        insert into collection (person, token, expires_at, state, file, created_at)
        values (${staff.id}, ${crypto.randomUUID()}, ${later(1)}, 'ready', 'list.csv', ${now}) returning id`;
      const record = { fields: experienceFields, details: {}, language: 'en', reference: null };
      await inside.sql`
        insert into collection_row (collection, line, cells, record, choice) values (${id}, 2, '[]', ${inside.sql.json(record)}, 'take')`;
      const [collection] = await inside.sql`select * from collection where id = ${id}`;
      const taking = await takeCollection(inside, collection as never, staff);
      await taking?.done;
    },
    records: ['person.joined', 'experience.logged', 'import.finished'],
  },
  'a question is answered': {
    async does(inside) {
      const [asker, helper] = [await join(inside), await join(inside)];
      const { number } = (await question(inside, asker)).question;
      await question(inside, asker);
      const said = { question: number, content: 'We do.', experience: null };
      await giveAnswer(inside, said, by(helper));
      await giveAnswer(inside, said, by(helper));
      const which = { question: number, answer: 1 };
      await rateAnswer(inside, which, true, asker);
      await withdrawAnswer(inside, which, by(helper));
      await restoreAnswer(inside, which, helper);
      await withdrawQuestion(inside, number, by(asker));
      await restoreQuestion(inside, number, asker);
      await closeQuestion(inside, number, by(asker));
      await closeQuestion(inside, number, by(asker));
    },
    records: [
      ...(['person.joined', 'person.joined', 'question.asked', 'question.answered', 'answer.helped'] as const),
      ...([
        'answer.withdrawn',
        'answer.restored',
        'question.withdrawn',
        'question.restored',
        'question.closed',
      ] as const),
    ],
  },
  'a question waits': {
    async does(inside) {
      const asker = await join(inside);
      await question(inside, asker, later(-4));
      await recordUnanswered(inside, now);
      await recordUnanswered(inside, now);
    },
    records: ['person.joined', 'question.asked', 'question.unanswered'],
  },
  'figures are imported': {
    async does(inside) {
      for (const [index, value] of [9, 8, 8].entries()) {
        // Imports of one transaction would share it.
        await inside.sql`drop table if exists incoming`;
        const options = { file: 'test.csv', ends: 'none' as const, now: () => later(index) };
        await importFigures(inside, batches(figure(2090, value)), options);
      }
    },
    records: ['figure.changed', 'import.finished', 'figure.changed', 'import.finished', 'import.finished'],
  },
  'a policy index is imported': {
    async does(inside) {
      const score = { region: 'SE224', year: 2021, axis: 'total', value: 'total', targetGroup: 'all', score: 50 };
      await savePolicyFile(inside, [score], { index: 'mipex-r', edition: 'T1', source: 'test', now });
    },
    records: ['import.finished'],
  },
  'somebody becomes known': {
    async does(inside) {
      const [admin, other] = [await join(inside, 'admin'), await join(inside)];
      await saveSettings(inside, other, { ...other, region: 'ES51' });
      await giveRole(inside, { id: other.id, role: 'partner', at: now }, admin);
      await inside.sql`update person set is_admitted = false where id = ${other.id}`;
      await admitPerson(inside, other.id, admin, now);
    },
    records: ['person.joined', 'person.joined', 'person.region-set', 'person.role-given', 'person.admitted'],
  },
  'an organisation is added, joined and made one with another': {
    async does(inside) {
      const [admin, maria] = [await join(inside, 'admin'), await join(inside)];
      const fields = {
        ...{
          kind: 'city' as const,
          name: 'City of Malmö',
          shortName: '',
          region: 'SE224',
          inside: null,
          place: 'Malmö',
        },
        ...{ domains: [], web: '' },
      };
      const added = await addOrganisation(inside, fields, by(maria));
      const twice = await addOrganisation(inside, { ...fields, name: 'Malmö stad' }, by(admin));
      if (!('number' in added) || !('number' in twice)) throw new Error('Neither is there yet.');
      await verifyOrganisation(inside, added.number, by(admin));
      await joinOrganisation(inside, added.number, by(maria));
      await confirmMember(inside, { number: added.number, id: maria.id }, by(admin));
      await mergeOrganisations(inside, { number: twice.number, into: added.number }, by(admin));
      await leaveOrganisation(inside, added.number, by(maria));
    },
    records: [
      'person.joined',
      'person.joined',
      'organisation.added',
      'organisation.added',
      'organisation.verified',
      'organisation.joined',
      'organisation.merged',
      'organisation.left',
    ],
  },
  'somebody is invited': {
    async does(inside) {
      const [admin, other] = [await join(inside, 'admin'), await join(inside)];
      const fields = { role: 'reviewer' as const, region: null, organisation: null, address: null };
      const { number } = await createInvitation({ ...inside, pageUrl: 'https://causeway.example' }, fields, by(admin));
      const { url } = await linkOf({ ...inside, pageUrl: 'https://causeway.example' }, number, by(admin));
      await takeInvitation(inside, url.slice(-32), by(other));
    },
    records: ['person.joined', 'person.joined', 'invitation.created', 'person.role-given', 'invitation.taken'],
  },
  'two are introduced': {
    async does(inside) {
      const [asker, other] = [await join(inside), await join(inside, 'member', 'ES51')];
      const { introduction } = await introduce(inside, asker, other);
      const { number } = introduction;
      await acceptIntroduction(inside, { number, contact: 'by mail' }, by(other));
      await runIntroductions(inside, { now: later(1), signal });
      await sayMet(inside, { number, met: 'not-yet' }, by(asker, later(2)));
      await sayMet(inside, { number, met: 'not-yet' }, by(asker, later(2)));
      await endIntroduction(inside, number, by(asker, later(3)));
    },
    records: [
      ...(['person.joined', 'person.joined', 'introduction.asked', 'introduction.made'] as const),
      ...(['introduction.met', 'introduction.ended'] as const),
    ],
  },
  'two are not introduced': {
    async does(inside) {
      const [asker, other, third] = [await join(inside), await join(inside), await join(inside)];
      await declineIntroduction(inside, (await introduce(inside, asker, other)).introduction.number, by(other));
      await introduce(inside, third, other);
      await runIntroductions(inside, { now: later(30), signal });
      await runIntroductions(inside, { now: later(60), signal });
    },
    records: [
      ...(['person.joined', 'person.joined', 'person.joined', 'introduction.asked', 'introduction.declined'] as const),
      ...(['introduction.asked', 'introduction.unanswered'] as const),
    ],
  },
  'a round is run': {
    async does(inside) {
      const [staff, one, two] = [await join(inside, 'staff'), await join(inside), await join(inside, 'member', 'ES51')];
      const round = await createRound(inside, roundFields, { nextRun: later(1), person: staff, now });
      const how = { mentors: 0, opens: true, describeScope: () => '' };
      for (const person of [one, two]) await joinRound(inside, round.number, how, by(person));
      await runRounds(inside, { now: later(1), signal });
      const [{ id }] = await inside.sql<[{ id: number }]>`
        select g.id from round_group g join round_run r on r.id = g.run where r.round = ${round.number}`;
      for (const person of [one, two]) await decide(inside, id, 'confirmed', by(person, later(1.1)));
      await sayMetInRound(inside, id, 'yes', one);
      await sayMetInRound(inside, id, 'yes', one);
      await endRound(inside, round.number, staff);
    },
    records: [
      ...(['person.joined', 'person.joined', 'person.joined', 'round.created', 'round.run'] as const),
      ...(['round.met', 'round.ended'] as const),
    ],
  },
  'networking events end': {
    async does(inside) {
      const staff = await join(inside, 'staff');
      const { number } = await createEvent(inside, eventFields, by(staff));
      await cancelEvent(inside, number, by(staff));
      const { startsAt } = await createEvent(inside, eventFields, by(staff));
      await runEvents(inside, { now: new Date(startsAt.getTime() + 10 * 60_000), signal });
    },
    records: ['person.joined', 'event.created', 'event.cancelled', 'event.created', 'event.finished'],
  },
  'a training moves': {
    async does(inside) {
      const [staff, one] = [await join(inside, 'staff'), await join(inside)];
      const [training] = await createTrainings(
        inside,
        trainingFields,
        { code: '', everyWeeks: null, times: 1 },
        by(staff),
      );
      const number = training?.number ?? 0;
      await joinTraining(inside, number, by(one));
      await joinTraining(inside, number, by(one));
      const moved = { ...trainingFields, startsAt: later(21) };
      await editTraining(inside, number, moved, { ...by(staff), code: '', bumps: false });
      await editTraining(inside, number, { ...moved, title: 'Hearing' }, { ...by(staff), code: '', bumps: false });
      await leaveTraining(inside, number, by(one));
      await cancelTraining(inside, number, { ...by(staff), wholeSeries: false });
      await createTrainings(inside, trainingFields, { code: '', everyWeeks: null, times: 1 }, by(staff));
      await runTrainings(inside, { now: later(21), signal });
    },
    records: [
      ...(['person.joined', 'person.joined', 'training.created', 'training.joined', 'training.moved'] as const),
      ...(['training.left', 'training.cancelled', 'training.created', 'training.finished'] as const),
    ],
  },
  'a testbed goes on': {
    async does(inside) {
      const [host, other] = [await join(inside), await join(inside, 'member', 'ES51')];
      const testbed = await createTestbed(inside, testbedPlan, { ...by(host), basedOn: null });
      const { number, nextCheckAt } = testbed;
      await takePart(inside, number, 'asked', by(other));
      await answerAsked(inside, number, other.id, true, by(host));
      const due = nextCheckAt ?? now;
      await runTestbeds(inside, { now: due, signal });
      const said = { pace: 'on-track' as never, learned: '', hinders: '' };
      await answerCheck(inside, number, said, by(host, due));
      await answerCheck(inside, number, said, by(host, due));
      await runTestbeds(inside, { now: new Date(due.getTime() + 3 * 24 * 3_600_000), signal });
      const final = { well: '', badly: '', advice: '', verdict: 'end' as const };
      await endTestbed(inside, number, { final, stoppedWhy: null }, by(host, later(30)));
    },
    records: [
      ...([
        'person.joined',
        'person.joined',
        'testbed.created',
        'testbed.joined',
        'testbed.check-in-answered',
      ] as const),
      ...(['testbed.check-in-missed', 'testbed.ended'] as const),
    ],
  },
  'a digest is opened': {
    async does(inside) {
      const person = await join(inside);
      const wish = {
        ...{
          places: ['test:hall:user:any' as const],
          weekday: 2,
          localTime: '08:00',
          timeZone: 'UTC',
          language: spoken(),
        },
        ...{ areas: [], regions: [], sections: ['experiences'], tellsEmpty: true, person: person.id, nextDue: now },
      };
      const subscription = await addSubscription(inside.sql, wish, now);
      const snapshotAt = createSnapshots(inside.catalogue);
      await sendDue(inside, { now, limit: 10, snapshotAt });
      const [issue] = await inside.sql<{ id: number; token: string }[]>`
        select id, token from digest_issue where subscription = ${subscription?.id ?? 0}`;
      await openFromIssue(inside, issue?.token ?? '', false);
      await openFromIssue(inside, issue?.token ?? '', true);
      await rateIssue(inside, by(person), issue?.id ?? 0, true);
    },
    records: ['person.joined', 'digest.sent', 'digest.opened', 'digest.rated'],
  },
  'tools and calls come and go': {
    async does(inside) {
      const [member, staff] = [await join(inside), await join(inside, 'staff')];
      const { number } = await addTool(inside, toolFields(), 'suggest', by(member));
      await reviewTool(inside, number, { state: 'declined', comment: 'Too short.', version: undefined }, by(staff));
      const added = await addTool(inside, toolFields(), 'add', by(staff));
      await withdrawTool(inside, added.number, by(staff));
      await withdrawTool(inside, added.number, by(staff));
      await withdrawTool(inside, added.number, by(staff), null);
      const call = await addCall(
        inside,
        {
          ...{ title: 'Housing', programme: '', audience: '', policyAreas: ['housing'], budget: '', opensOn: null },
          ...{ closesAt: later(9), isWholeDay: false, timeZone: 'UTC', link: '', contact: '', summary: '' },
        },
        by(staff),
      );
      await withdrawCall(inside, call.number, by(staff));
      await withdrawCall(inside, call.number, by(staff), null);
    },
    records: [
      ...(['person.joined', 'person.joined', 'tool.suggested', 'tool.declined', 'tool.published'] as const),
      ...(['tool.withdrawn', 'tool.restored', 'call.added', 'call.withdrawn', 'call.restored'] as const),
    ],
  },
  'a platform is in trouble': {
    async does(inside) {
      let troubles = [{ platform: 'chat', trouble: 'No answer.' }];
      const watched = { ...inside, listTroubles: () => troubles };
      await recordTroubles(watched, now);
      await recordTroubles(watched, now);
      troubles = [];
      await recordTroubles(watched, now);
    },
    records: ['platform.troubled', 'platform.recovered'],
  },
};

function introduce(inside: AppContext, asker: Parameters<typeof by>[0], other: { id: number }) {
  const wish = { person: other.id, regions: [], words: '' };
  return askIntroduction(inside, { wish, note: '', contact: 'by mail' }, by(asker));
}
