import { html } from 'hono/html';
import type { Bot } from '#src/core/bot.ts';
import type { Descriptions } from '#src/core/descriptions.ts';
import { type TriedRole, triedRoles } from '../decode/role.ts';
import type { Texts } from '../texts.ts';

type Html = ReturnType<typeof html>;

/**
 * The chat page, with what of `commands` stands first; all of them are asked for once somebody wants to see them. `line` is put where one types, to be sent by who reads it; with `saysNow` the page says it at once. `role` is the one that is
 * tried now, null where there is no choice.
 */
export function renderPage(
  commands: Bot['commands'],
  texts: Texts,
  { line, saysNow, role }: { line: string; saysNow: boolean; role: TriedRole | null },
): Html {
  const shown = Object.values(texts.examples).filter(({ line }) => isListed(line, commands));
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title}</title>
        <link rel="icon" href="/playground/client/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/playground/client/base.css" />
        <link rel="stylesheet" href="/playground/client/playground.css" />
        <script type="module" src="/playground/client/playground.js"></script>
      </head>
      <body>
        <header class="bar">
          <a class="brand" href="/">
            <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
              <path d="M3 22h26M6 22v-5a10 10 0 0 1 20 0v5M12 22v-9M20 22v-9" />
            </svg>
            ${texts.name}
          </a>
          ${role === null ? '' : chooseRole(role, texts)}
          <a href="/">${texts.home}</a>
        </header>
        <nav class="commands" aria-label="${texts.commands}">
          <ul class="verbs">
            ${Object.values(texts.verbs)
              .filter(({ line }) => isListed(line, commands))
              .map(
                (verb) =>
                  html`<li><button type="button" ${verb.line.endsWith(' ') ? html`data-begin="${verb.line}"` : html`data-say="${verb.line}"`}>${verb.label}</button></li>`,
              )}
          </ul>
          <details id="all-commands">
            <summary>${texts.allCommands}</summary>
          </details>
        </nav>
        <main>
          <div class="conversation" id="conversation" role="log" aria-live="off" aria-label="${texts.conversation}" data-kept="${texts.kept}" data-go-on="${texts.goOn}" data-picture="${texts.picture}" tabindex="-1">
            <section class="welcome">
              <h1>${texts.welcomeTitle}</h1>
              <p>${texts.welcome}</p>
              <h2>${texts.tryThese}</h2>
              <ul class="examples">
                ${Object.values(texts.plainExamples).map(
                  (sentence) =>
                    html`<li><button type="button" data-say="${sentence}"><span>${sentence}</span></button></li>`,
                )}
                ${shown.map(
                  (example) =>
                    html`<li>
                      <button type="button" data-say="${example.line}">
                        <span>${example.label}</span><code>${example.line}</code>
                      </button>
                    </li>`,
                )}
              </ul>
              <noscript><p class="problem">${texts.noScript}</p></noscript>
            </section>
          </div>
          <p class="visually-hidden" id="announcement" role="status"></p>
          <form class="composer" id="composer" autocomplete="off">
            <div class="completed">
              <ul class="options" id="composer-options" hidden></ul>
              <input
                id="line"
                type="text"
                dir="auto"
                aria-label="${texts.composer}"
                placeholder="${texts.placeholder}"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                value="${line}"
                ${saysNow ? 'data-say-now' : ''}
              />
            </div>
            <button type="submit" class="primary">${texts.send}</button>
            <p class="keys">${line && !saysNow ? texts.filledIn : texts.keys}</p>
          </form>
        </main>
      </body>
    </html>`;
}

/** Returns whether the command that a line begins with is among those listed, with its subcommand where it names one. */
function isListed(line: string, commands: Bot['commands']): boolean {
  const [name = '', verb = ''] = line.slice(1).split(' ');
  const command = commands.find((each) => each.name === name);
  if (!command) return false;
  return command.subcommands.has('') || verb === '' || command.subcommands.has(verb);
}

/** The choice of a role, for whoever tries the server on their own machine. */
function chooseRole(role: TriedRole, texts: Texts): Html {
  return html`<label class="role">${texts.role.label}
    <select id="role">
      ${triedRoles.map((each) => html`<option value="${each}" ${each === role ? 'selected' : ''}>${texts.role.names[each]}</option>`)}
    </select></label>`;
}

/** Writes the list of `commands`, each with what it does and its subcommands. */
export function listCommands(commands: Bot['commands'], descriptions: Descriptions): Html {
  return html`<ul>
    ${commands.map(({ name, subcommands }) => {
      const summary = descriptions.summary(name);
      const inner = [...subcommands.values()].filter((subcommand) => subcommand.name);
      return html`<li>
        <button type="button" data-begin="/${name} " title="${summary}"><code>/${name}</code><span>${summary}</span></button>
        ${
          inner.length > 0
            ? html`<ul>
                ${inner.map(
                  (subcommand) =>
                    html`<li>
                      <button type="button" data-begin="/${name} ${subcommand.name} " title="${descriptions.summary(name, subcommand.name)}">
                        <code>${subcommand.name}</code>
                      </button>
                    </li>`,
                )}
              </ul>`
            : ''
        }
      </li>`;
    })}
  </ul>`;
}
