import { z } from 'zod';
import { partnersMessage } from '#src/answers/introductions/partners.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { actions, button } from '#src/core/message.ts';
import { callLimits } from '#src/domain/calls/call.ts';
import { nameExperiences } from '#src/operations/introductions/describe.ts';
import { joinCall, leaveCall, loadPartners, readOpenCall } from '#src/operations/introductions/partners.ts';
import { listPartners } from '#src/store/calls/partner.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = z.object({ number: argument.call() });

/** Says what the asker offers, to find partners for a call. */
export const partner = subcommand({
  args: numbered,
  visibility: 'private',
  async run(context, { number: said }, call) {
    const { person } = call;
    const { number } = await readOpenCall(context, Number(said), call);
    const { title, submit, intro, offer, offerHint, seek } = textsFor(person.language).call.partner.form;
    const own = (await listPartners(context.sql, number)).find((each) => each.person === person.id);
    const long = { type: 'long-text', maxLength: callLimits.offer } as const;
    return {
      ...{ title: title({ number }), submit, intro },
      fields: [
        { name: 'offer', label: offer, hint: offerHint, required: true, ...long },
        { name: 'seek', label: seek, required: false, ...long },
      ],
      values: { offer: own?.offer ?? '', seek: own?.seek ?? '' },
    };
  },
  async submit(context, values, { number }, call) {
    const { partner: texts } = textsFor(call.person.language).call;
    const said = { offer: String(values.offer ?? '').trim(), seek: String(values.seek ?? '').trim() };
    const { call: joined, isNew } = await joinCall(context, Number(number), said, call);
    return shown(context, joined.number, call, isNew ? texts.joined(joined) : texts.changed(joined));
  },
});

/** Who looks for partners for a call, who fits best first. */
export const partners = subcommand({
  args: numbered,
  visibility: 'private',
  run: (context, { number }, call) => shown(context, Number(number), call),
});

export const unpartner = subcommand({
  args: numbered,
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number: said }, { person }) {
    const { partner: texts, buttons } = textsFor(person.language).call;
    const number = Number(said);
    const wasIn = await leaveCall(context, number, person);
    return sentenceMessage(
      wasIn ? texts.left({ number }) : texts.notIn({ number }),
      ...actions(button(buttons.open, `/call show ${number}`), button(buttons.list, '/call list')),
    );
  },
});

async function shown(context: AppContext, number: number, { person, now }: Call, opening?: string) {
  const found = await loadPartners(context, number, { person, now });
  const reasons = found.suggestions.flatMap((each) => each.reasons);
  return partnersMessage(context, found, await nameExperiences(context.sql, reasons), person, opening);
}
