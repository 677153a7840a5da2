import { randomUUID } from 'node:crypto';
import type { Form, Problems } from '#src/core/form.ts';
import { encodeBlocks } from '#src/core/html/blocks.ts';
import { escapeHtml, openTag } from '#src/core/html/escape.ts';
import type { HtmlSkin } from '#src/core/html/skin.ts';
import { inputLimits } from '#src/core/input-limits.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { pageEventId } from '#src/core/page-event.ts';
import { createRegistry } from '#src/core/registry.ts';
import { directPlace } from '#src/domain/people/account.ts';
import type { OpenSession } from '#src/operations/admin/session.ts';
import { type Html, html, raw } from '../html.ts';
import { letterSkin } from '../people/letter-skin.ts';
import { hearForm, spokenForm } from '../spoken.ts';
import type { AdminContext } from './context.ts';
import { wordsOf } from './frame.ts';
import type { AdminPageName } from './page-list.ts';

/** Creates what says lines in the name of somebody who is in, and draws what comes of it: the commands are those of chat, with their rights. */
export function createSayer({ bot }: Pick<AdminContext, 'bot'>) {
  const registry = createRegistry([...bot.commands]);

  function find(line: string) {
    const found = line.length <= inputLimits.line.max ? registry.lookUp(line) : null;
    return found?.type === 'found' ? found.subcommand : null;
  }

  /** Returns whether a line only reads, so that an address may hold it. */
  function onlyReads(line: string): boolean {
    const found = find(line);
    return found !== null && !found.writes && !found.makesSecret && !found.isNoted && !found.submit;
  }

  function pressable(at: AdminPageName) {
    return (label: string, line: string, style?: string) => {
      const words = `<bdi>${escapeHtml(label)}</bdi>`;
      if (onlyReads(line)) return `${openTag('a', { class: 'line', href: sayAddress(line, at) })}${words}</a>`;
      const hidden = (name: string, value: string) => openTag('input', { type: 'hidden', name, value });
      return `${openTag('form', { method: 'post', action: '/admin/say', class: 'press' })}${hidden('event', randomUUID())}${hidden('at', at)}${openTag(
        'button',
        { name: 'line', value: line, ...(style && { class: style }) },
      )}${words}</button></form>`;
    };
  }

  function drawMessage(message: Pick<Message, 'text' | 'blocks' | 'folds'>, at: AdminPageName): Html {
    const skin: HtmlSkin = {
      ...letterSkin(pressable(at), null),
      heading: ['<h2 dir="auto">', '</h2>'],
      subheading: ['<h3 dir="auto">', '</h3>'],
    };
    return raw(
      encodeBlocks(at === 'programmes' ? { ...message, blocks: message.blocks.flatMap(withoutOwn) } : message, skin),
    );
  }

  function drawForm(staff: OpenSession, form: Form, problems: Problems, at: AdminPageName): Html {
    return spokenForm(form, problems, {
      action: '/admin/say',
      hidden: html`<input type="hidden" name="event" value="${randomUUID()}" /><input type="hidden" name="at" value="${at}" />`,
      texts: wordsOf(staff).all,
    });
  }

  return {
    onlyReads,
    /** A button or a link that says a line. */
    press: (label: string, line: string, at: AdminPageName, style?: string): Html =>
      raw(pressable(at)(label, line, style)),
    /** Returns whether somebody has to have proved a moment ago who they are before this is done: it gives rights, or lets somebody act who has this session alone. */
    needsFresh(line: string): boolean {
      const found = find(line);
      if (!found || onlyReads(line)) return false;
      return found.requires === 'administer' || found.makesSecret === true || found.changesOwner === true;
    },
    /** Says a line that only reads. */
    ask({ session }: OpenSession, line: string): Promise<Outcome> {
      const { platform, space, user } = session;
      const speaker = { actor: { platform, space, user }, place: directPlace(session) };
      return bot.handle({ ...speaker, id: pageEventId(null), type: 'action', line });
    },
    /** Does what a form of a page sends. */
    hear({ session }: OpenSession, sent: URLSearchParams): Promise<Outcome> {
      const { platform, space, user } = session;
      const speaker = { actor: { platform, space, user }, place: directPlace(session), eventId: pageEventId };
      return hearForm(bot.handle, speaker, sent);
    },
    /** Draws what was answered. A heading that says no more than that of its page is left out. */
    draw(staff: OpenSession, outcome: Outcome, at: AdminPageName): Html {
      const { texts } = wordsOf(staff);
      switch (outcome.type) {
        case 'message':
          return html`<section class="answer${outcome.failed ? ' failed' : ''}" aria-label="${texts.answer}">${drawMessage(withoutHeading(outcome, texts.pages[at]), at)}</section>`;
        case 'form':
          return drawForm(staff, outcome.form, {}, at);
        case 'problems':
          return drawForm(staff, outcome.form, outcome.problems, at);
        default:
          return html``;
      }
    },
  };
}

/** Among the programmes, what people press for themselves, such as what they look for, is left to the chat. */
const isOwn = (line: string) => /^\/(?:me|round mine)\b/.test(line);

function withoutOwn(block: Block): Block[] {
  if (block.type !== 'actions') return [block];
  const items = block.items.filter((item) => item.type !== 'button' || !isOwn(item.line));
  return items.length === 0 ? [] : [{ ...block, items }];
}

function withoutHeading<Said extends Pick<Message, 'blocks'>>(said: Said, heading: string): Said {
  const [first, ...others] = said.blocks;
  return first?.type === 'heading' && first.text === heading && others.length > 0 ? { ...said, blocks: others } : said;
}

export type Sayer = ReturnType<typeof createSayer>;

/** The address of a page that shows the answer to a line. */
export const sayAddress = (line: string, at: AdminPageName) => `/admin/say?${new URLSearchParams({ line, at })}`;
