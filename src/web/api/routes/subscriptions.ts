import { z } from '@hono/zod-openapi';
import { describeRefusal } from '#src/answers/digests/refusal.ts';
import { formatPlace, mailKind, type Place } from '#src/core/place.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import {
  isMail,
  isShared,
  parseMailAddress,
  type Subscription,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { changeSubscription } from '#src/operations/digests/change.ts';
import type { Asker } from '#src/operations/digests/confirmation-request.ts';
import { unsubscribePerson } from '#src/operations/digests/end.ts';
import { listOwnDigests } from '#src/operations/digests/list-own.ts';
import { pauseSubscription, resumeSubscription } from '#src/operations/digests/pause.ts';
import { offeredSections } from '#src/operations/digests/sources/index.ts';
import { subscribePerson } from '#src/operations/digests/subscribe.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { spokenLanguage } from '#src/texts/index.ts';
import type { ApiContext, WriteContext } from '../context.ts';
import { code, knownRegion, languageCode, nothing, withoutDoubles } from '../fields.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { ApiProblem, apiTexts, badRequest, notFound } from '../problem.ts';
import { type Api, reading } from '../route.ts';
import { instant, number, numberPath } from '../values.ts';
import { write, writing } from '../writing.ts';

const { problems: texts } = apiTexts;
const mostRegions = 10;
const mostWeeks = 52;
const longestAddress = 254;

const what = {
  weekday: z.int().min(1).max(7).openapi({ description: '1 is Monday.' }),
  localTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .openapi({ description: 'HH:MM in its time zone.', example: '09:00' }),
  timeZone: z.string().max(60).openapi({ description: 'As IANA names it.', example: 'Europe/Stockholm' }),
  language: languageCode,
  areas: z
    .array(z.enum(policyAreas))
    .max(policyAreas.length)
    .overwrite(withoutDoubles)
    .openapi({ description: 'None is all of them.' }),
  regions: z.array(code).max(mostRegions).overwrite(withoutDoubles).openapi({ description: 'None is all of them.' }),
  sections: z
    .array(z.enum(offeredSections as [string, ...string[]]))
    .max(offeredSections.length)
    .openapi({ description: 'None is all of them.' }),
  tellsEmpty: z.boolean().openapi({ description: 'Whether it comes when there is nothing to tell.' }),
};

const subscription = z
  .object({
    number,
    to: z
      .enum(['direct', 'channel', mailKind])
      .openapi({ description: 'Where it goes; the address itself is not told.' }),
    state: z.enum(['unconfirmed', 'active', 'paused', 'ended']),
    ...what,
    weekday: z.int(),
    localTime: z.string(),
    areas: z.array(z.string()),
    regions: z.array(z.string()),
    sections: z.array(z.string()),
    language: z.string(),
    pausedUntil: instant.nullable(),
    nextDue: instant.nullable(),
  })
  .openapi('Subscription');

const newSubscription = z
  .strictObject({
    ...what,
    to: z.enum(['direct', mailKind]),
    address: z.string().max(longestAddress).optional().openapi({
      description: 'Of mail, which is asked for its yes before anything comes.',
      example: 'ana@example.org',
    }),
    weekday: what.weekday.default(1),
    localTime: what.localTime.default('09:00'),
    timeZone: what.timeZone.optional(),
    language: what.language.optional(),
    areas: what.areas.default([]),
    regions: what.regions.default([]),
    sections: what.sections.default([]),
    tellsEmpty: what.tellsEmpty.default(false),
  })
  .openapi('NewSubscription');

const changedSubscription = z
  .strictObject(what)
  .partial()
  .openapi('ChangedSubscription', { description: 'What is left out stays as it is.' });

const pause = z
  .strictObject({
    weeks: z
      .int()
      .min(1)
      .max(mostWeeks)
      .nullable()
      .default(null)
      .openapi({ description: 'Null: until it is resumed.' }),
  })
  .openapi('Pause');

/** Adds the subscriptions of the person of a token: what comes to them week by week. */
export function addSubscriptions(api: Api, { sql, catalogue, now, writes }: ApiContext): void {
  api.openapi(
    reading({
      path: '/subscriptions',
      scope: 'subscriptions:read',
      tag: 'Subscriptions',
      summary: 'Subscriptions of the person of the token that did not end',
      query: z.strictObject(pageQuery),
      answer: pageOf('SubscriptionPage', subscription),
    }),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const after = readCursor('subscriptions', 'number', cursor) ?? 0;
      const own = (await listOwnDigests({ sql }, c.get('reader'))).map((each) => each.subscription);
      const rows = own.filter(({ id }) => id > after).sort((left, right) => left.id - right.id);
      const cursorOf = (row: Subscription) => writeCursor('subscriptions', row.id);
      return c.json(page(c, rows, { limit, show, cursorOf }), 200);
    },
  );
  if (!writes) return;

  api.openapi(
    writing({
      ...{ path: '/subscriptions', scope: 'subscriptions:write', tag: 'Subscriptions', body: newSubscription },
      ...{ summary: 'Subscribes the person of the token' },
    } as const),
    async (c) => {
      const { to, address, ...said } = c.req.valid('json');
      const { person } = { person: c.get('reader') };
      const wish = {
        ...readWhat({ ...said, timeZone: said.timeZone ?? person.timeZone }),
        language: said.language ?? spokenLanguage(person.language),
      };
      const answer = await write(c, writes, now(), async (inside, by) => {
        const places = await placesOf(inside, by.person.id, to, address);
        const { subscription: made } = unlessRefused(
          await subscribePerson(inside, askerOf(by), { ...wish, places }),
          by,
        );
        return told(made.id);
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  api.openapi(
    writing({
      ...{ path: '/subscriptions/{number}', scope: 'subscriptions:write', tag: 'Subscriptions', params: numberPath },
      ...{ summary: 'Changes a subscription of the person of the token', body: changedSubscription },
    } as const),
    async (c) => {
      const { number: which } = c.req.valid('param');
      const said = c.req.valid('json');
      const answer = await write(c, writes, now(), async (inside, by) => {
        const { places, weekday, localTime, timeZone, language, areas, regions, sections, tellsEmpty } = await findOwn(
          inside,
          by,
          which,
        );
        const before = { weekday, localTime, timeZone, language, areas, regions, sections, tellsEmpty };
        const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
        const wish = { ...readWhat({ ...before, ...given }), places };
        unlessRefused(await changeSubscription(inside, askerOf(by), which, wish), by);
        return told(which);
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  api.openapi(
    writing({
      ...{ path: '/subscriptions/{number}/pause', scope: 'subscriptions:write', tag: 'Subscriptions' },
      ...{ summary: 'Pauses a subscription of the person of the token', params: numberPath, body: pause },
    } as const),
    async (c) => {
      const { number: which } = c.req.valid('param');
      const { weeks } = c.req.valid('json');
      const answer = await write(c, writes, now(), async (inside, by) => {
        await findOwn(inside, by, which);
        unlessRefused(await pauseSubscription(inside, by, which, weeks), by);
        return told(which);
      });
      return c.json(answer, 201, { location: answer.address });
    },
  );

  const acts = [
    { word: 'resume', act: resumeSubscription, summary: 'Lets a paused subscription go on' },
    { word: 'end', act: unsubscribePerson, summary: 'Ends a subscription of the person of the token' },
  ] as const;
  for (const { word, act, summary } of acts)
    api.openapi(
      writing({
        ...{ path: `/subscriptions/{number}/${word}`, scope: 'subscriptions:write', tag: 'Subscriptions', summary },
        ...{ params: numberPath, body: nothing },
      } as const),
      async (c) => {
        const { number: which } = c.req.valid('param');
        const answer = await write(c, writes, now(), async (inside, by) => {
          await findOwn(inside, by, which);
          unlessRefused(await act(inside, askerOf(by) as never, which), by);
          return told(which);
        });
        return c.json(answer, 201, { location: answer.address });
      },
    );

  function readWhat<What extends Omit<SubscriptionWish, 'places' | 'language'>>(said: What): What {
    const timeZone = findTimeZone(said.timeZone);
    if (timeZone === null) throw badRequest({ parameter: 'timeZone', detail: texts.unknownZone });
    return { ...said, timeZone, regions: said.regions.map((each) => knownRegion(catalogue, each, 'regions')) };
  }
}

const told = (id: number) => ({ number: id, address: '/api/v1/subscriptions', isBefore: false });
const askerOf = ({ person, now }: Pick<Asker, 'person' | 'now'>): Asker => ({ person, now, origin: undefined });

/** @throws ApiProblem with the sentence of chat where it was refused */
function unlessRefused<Done extends object>(done: OrRefused<Done>, { person }: Pick<Asker, 'person'>): Done {
  if (isRefused(done))
    throw new ApiProblem(409, texts.refused, describeRefusal(done.refused, { ...person, language: 'en' }));
  return done;
}

/** A program changes what is its person's alone, whatever their rights. @throws ApiProblem where there is none */
async function findOwn(inside: WriteContext, { person }: Pick<Asker, 'person'>, which: number): Promise<Subscription> {
  const own = await listOwnDigests(inside, person);
  const found = own.find((each) => each.subscription.id === which);
  if (!found) throw notFound();
  return found.subscription;
}

async function placesOf(
  { sql, mailPlatform }: WriteContext,
  person: number,
  to: 'direct' | typeof mailKind,
  address: string | undefined,
): Promise<Place[]> {
  const direct = (await listAccountsOf(sql, [person])).map(directPlace);
  if (to === 'direct') return direct;
  const mail = parseMailAddress(address ?? '');
  if (mail === null) throw badRequest({ parameter: 'address', detail: texts.noAddress });
  return [formatPlace({ platform: mailPlatform ?? '-', space: '', kind: mailKind, id: mail }), ...direct];
}

function show(each: Subscription): z.infer<typeof subscription> {
  const { places, state, weekday, localTime, timeZone, language, areas, regions, sections, tellsEmpty } = each;
  return {
    ...{ number: each.id, to: isMail(places) ? mailKind : isShared(places) ? 'channel' : 'direct', state, weekday },
    ...{ localTime, timeZone, language, areas, regions, sections, tellsEmpty },
    ...{ pausedUntil: each.pausedUntil?.toISOString() ?? null, nextDue: each.nextDue?.toISOString() ?? null },
  };
}
