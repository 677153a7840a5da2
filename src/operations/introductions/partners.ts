import { partnerLetter } from '#src/answers/calls/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { callState, type FundingCall } from '#src/domain/calls/call.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import { readWish } from '#src/domain/introductions/wish.ts';
import { letterBounds } from '#src/domain/people/letter-bounds.ts';
import { type CallPartner, deletePartner, listPartners, savePartner } from '#src/store/calls/partner.ts';
import { textsFor } from '#src/texts/index.ts';
import { readCall } from '../calls/access.ts';
import { tellPeople } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { loadPreferences } from './preferences.ts';
import { suggestFor } from './suggest.ts';

type By = Pick<Call, 'person' | 'now'>;

/**
 * The call of that number, for who looks for partners.
 * @throws UserError where there is none, or it is closed
 */
export async function readOpenCall(
  context: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: By,
): Promise<FundingCall> {
  const call = await readCall(context, number, person);
  if (call.withdrawnAt !== null || callState(call, now) === 'closed')
    throw new UserError(textsFor(person.language).call.over({ number }));
  return call;
}

/** Says that somebody looks for partners for a call. Others who do are told once that there is somebody, not who. */
export async function joinCall(
  context: AppContext,
  number: number,
  { offer, seek }: { offer: string; seek: string },
  { person, now }: By,
): Promise<{ call: FundingCall; isNew: boolean }> {
  const call = await readOpenCall(context, number, { person, now });
  return inTransaction(context, async (inside) => {
    const isNew = await savePartner(inside.sql, number, { person: person.id, offer, seek, now });
    const others = isNew ? (await listPartners(inside.sql, number)).filter((each) => each.person !== person.id) : [];
    await tellPeople(
      inside,
      others.map((other) => ({
        person: other.person,
        purpose: 'call-partner',
        cause: { by: person.id, about: `call ${number}, partner`, now, days: letterBounds.longestDays },
        write: (reader: Person) => partnerLetter(call, reader),
      })),
    );
    return { call, isNew };
  });
}

/** Ends that somebody looks for partners for a call; false where they did not. */
export async function leaveCall(context: Pick<AppContext, 'sql'>, number: number, person: Person): Promise<boolean> {
  return deletePartner(context.sql, number, person.id);
}

/**
 * Who looks for partners for a call besides the asker, who has to do so too: `suggestions` by the ranking of introductions, the best first, `offers` with what each
 * wrote. `hidden`: how many more cannot be asked now, or fit less. `isOpen`: whether the asker can be asked.
 */
export type Partners = {
  call: FundingCall;
  own: CallPartner | null;
  suggestions: Suggestion[];
  offers: ReadonlyMap<number, CallPartner>;
  hidden: number;
  isOpen: boolean;
};

/** Loads who looks for partners for a call. Reads figures: to be called outside of transactions. @throws UserError where there is no such call that is open */
export async function loadPartners(context: AppContext, number: number, { person, now }: By): Promise<Partners> {
  const call = await readOpenCall(context, number, { person, now });
  const all = await listPartners(context.sql, number);
  const own = all.find((each) => each.person === person.id) ?? null;
  const others = all.filter((each) => each !== own);
  const [area] = call.policyAreas;
  const wish = readWish({ call: number, ...(area && { area }), words: own?.seek ?? '' });
  const among = others.map((each) => each.person);
  const suggestions = own === null || among.length === 0 ? [] : await suggestFor(context, person, wish, now, { among });
  const { isOpen } = await loadPreferences(context.sql, person.id);
  return {
    call,
    own,
    suggestions,
    offers: new Map(others.map((each) => [each.person, each])),
    hidden: others.length - suggestions.length,
    isOpen,
  };
}
