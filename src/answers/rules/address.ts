import { message, note, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { textsFor } from '#src/texts/index.ts';

type Shown = { rule: RuleRead; kind: 'webhook' | 'form'; url: string; secret: string | null; isChanged: boolean };

/** Says where a rule's webhook or form for everybody is reached; the secret of a webhook is shown when it is made, and never again. */
export function addressMessage({ rule, kind, url, secret, isChanged }: Shown, { language }: Reader): Message {
  const { address: texts, buttons } = textsFor(language).rule;
  const { name, number, state } = rule;
  const isHook = kind === 'webhook';
  return message(
    text(isHook ? texts.webhook({ name, url }) : texts.form({ name, url })),
    isHook && text(secret === null ? texts.told : texts.secret({ secret })),
    isChanged && note(isHook ? texts.before : texts.gone),
    state !== 'on' && note(texts.notOn({ name })),
    actions(
      button(buttons.show, `/rule show ${number}`),
      button(isHook ? buttons.newSecret : buttons.newLink, `/rule address ${number} renew=yes`),
    ),
  );
}
