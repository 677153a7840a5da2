import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import type { DigestPreview } from '#src/domain/digests/view.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { describeIssue } from './issue.ts';
import { digestMessage } from './message.ts';

type Drawing = Pick<AppContext, 'catalogue' | 'pictures'>;

/** A digest of a subscription as it stands or stood, in its own language, with what it is in that of who looks. */
export function previewMessage(
  { catalogue, pictures }: Drawing,
  { subscription, preview }: { subscription: Subscription; preview: DigestPreview },
  language: string,
): Message {
  const { preview: texts } = textsFor(language).subscription;
  const { timeZone } = subscription;
  const day = formatDay(preview.due, { language, timeZone });
  if (preview.type === 'past') {
    const { message: sent, reason, status } = preview;
    if (sent) return below(texts[status ?? 'sent']({ day }), sent);
    return message(text(reason ? texts.skipped[reason] : texts.forgotten({ day })));
  }
  const { due, digest, override, issue, owner, isToCome } = preview;
  const drawn = digestMessage(
    { ...digest, cutOff: due.toISOString() },
    { catalogue, pictures, language: spokenLanguage(subscription.language), timeZone, ...override, linkTo: null },
    null,
  );
  const said = !isToCome
    ? texts.past({ day })
    : owner
      ? texts.openingFor({ name: owner, day })
      : texts.opening({ day });
  return below(said, drawn, issue ? [note(describeIssue(issue, null, day, language))] : []);
}

function below(opening: string, { blocks }: Message, more: Block[] = []): Message {
  return message(note(opening), more, blocks);
}

/** Asks somebody who has no region for which one they want the news. */
export function askForRegion(regions: readonly { value: string; label: string }[], language: string): Message {
  const { digest, bot, subscription } = textsFor(language);
  return message(
    text(digest.whichRegion),
    actions(
      {
        type: 'select',
        placeholder: bot.choose,
        options: regions.map(({ value, label }) => ({ label, line: `/digest preview ${value}` })),
      },
      button(subscription.buttons.subscribe, '/digest subscribe'),
    ),
  );
}
