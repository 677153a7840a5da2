import { attachCombobox } from './combobox.js';
import { keepConversation, restoreConversation } from './conversation.js';
import { openDialog } from './dialog.js';
import { attachHistory } from './history.js';
import { complete, listCommands, newId, send } from './send.js';

const conversation = document.getElementById('conversation');
const composer = document.getElementById('composer');
const input = document.getElementById('line');
const announcement = document.getElementById('announcement');
const welcome = document.querySelector('.welcome');

const mostReadOut = 600;

const history = attachHistory(input);
const combobox = attachCombobox(input, document.getElementById('composer-options'), (text) =>
  text.startsWith('/') ? complete({ text }) : { from: 0, items: [] },
);

function say(line) {
  history.add(line);
  tell(line, { type: 'said', text: line });
}

/** A second click of a double click is not a second press. */
async function press(button) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  const { line } = button.dataset;
  await tell(line, { type: 'pressed', line });
  button.ariaBusy = null;
}

/** Shows what was said, then what comes of it; resolves when that is there. */
function tell(words, happening) {
  const exchange = document.createElement('section');
  exchange.className = 'exchange';
  const said = document.createElement('p');
  said.className = 'said';
  said.dir = 'auto';
  said.textContent = words;
  exchange.append(said);
  add(exchange);
  return settle(exchange, { id: newId(), ...happening }, words);
}

/** The first words take the place of the welcome. */
function add(exchange) {
  welcome.hidden = true;
  conversation.append(exchange);
}

async function settle(exchange, happening, words) {
  const waiting = document.createElement('p');
  waiting.className = 'waiting';
  waiting.setAttribute('aria-label', 'Causeway is writing');
  waiting.append(...[1, 2, 3].map(() => document.createElement('span')));
  exchange.append(waiting);
  reveal(exchange);
  announcement.textContent = '';
  const answer = await send(happening);
  waiting.remove();
  if (answer.problem) showFailure(exchange, answer.problem, happening, words);
  else {
    show(exchange, answer.element);
    listen();
  }
}

function show(exchange, element) {
  if (!element) return;
  if (element instanceof HTMLDialogElement) {
    openDialog(element, {
      answered: (next) => show(exchange, next),
      kept: (line) => show(exchange, keptNote(line)),
      untouched: () => forget(exchange),
    });
    return;
  }
  foldPicture(element);
  exchange.append(element);
  announcement.textContent = readOut(element);
  reveal(exchange);
  keepConversation(conversation);
}

/** On a phone a picture beside a table of the same figures is a press away, so that the answer stands on one screen. */
function foldPicture(element) {
  const picture = element.querySelector(':scope > .drawn');
  if (!picture || !element.querySelector(':scope > .table') || !matchMedia('(max-width: 30rem)').matches) return;
  const fold = document.createElement('details');
  fold.className = 'fold pictured';
  const summary = document.createElement('summary');
  summary.textContent = conversation.dataset.picture;
  picture.replaceWith(fold);
  fold.append(summary, picture);
}

/** What a screen reader says of an answer: its words with blanks between its parts, without its buttons. */
function readOut(element) {
  const parts = [...element.children].filter((part) => !part.matches('.actions, .fold, .note'));
  const words = [];
  for (const part of parts.length > 0 ? parts : [element]) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) words.push(walker.currentNode.data);
  }
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, mostReadOut);
}

/** Nothing came of what was said: it leaves nothing behind. */
function forget(exchange) {
  if (exchange.querySelector('.answer, .aside')) return;
  exchange.remove();
  welcome.hidden = conversation.querySelector('.exchange') !== null;
}

/** A form was closed: its words are kept, and one press opens it again. */
function keptNote(line) {
  const aside = document.createElement('p');
  aside.className = 'aside';
  const { kept, goOn } = conversation.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.line = line;
  button.textContent = goOn;
  aside.append(`${kept} `, button);
  return aside;
}

/** The server did not answer: the words go back to where they were typed, and the same event can be sent again. */
function showFailure(exchange, problem, happening, words) {
  const failure = document.createElement('article');
  failure.className = 'answer failed';
  const sentence = document.createElement('p');
  sentence.textContent = problem;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Try again';
  again.addEventListener('click', () => {
    failure.remove();
    if (input.value === words) input.value = '';
    settle(exchange, happening, words);
  });
  failure.append(sentence, again);
  exchange.append(failure);
  if (happening.type === 'said' && input.value === '') input.value = words;
  announcement.textContent = problem;
  reveal(exchange);
}

/** A short answer is shown whole, a long one from its beginning. */
function reveal(exchange) {
  const isLong = exchange.offsetHeight > conversation.clientHeight - 16;
  // Where what was said leaves the answer too little room, the answer stands on top.
  const answer = exchange.querySelector(':scope > .answer');
  const isCramped = isLong && answer !== null && matchMedia('(max-width: 30rem)').matches;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  conversation.scrollTo({
    top: isCramped ? answer.offsetTop - 4 : isLong ? exchange.offsetTop - 8 : conversation.scrollHeight,
    behavior,
  });
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = input.value.trim();
  if (!line) return;
  combobox.close();
  input.value = '';
  closeCommands(line);
  say(line);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target) || button) menu.open = false;
  if (!button) return;
  closeCommands(button.dataset.line ?? button.dataset.say);
  if (button.dataset.line) press(button);
  if (button.dataset.say) say(button.dataset.say);
  if (button.dataset.begin) {
    input.value = button.dataset.begin;
    if (narrow.matches) commands.open = false;
    input.focus();
    combobox.refresh();
  }
});

document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.activeElement?.closest('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// A menu opens to where there is room for it.
document.addEventListener(
  'toggle',
  ({ target: menu }) => {
    if (!menu.matches?.('details.menu') || !menu.open) return;
    const { bottom, top } = menu.getBoundingClientRect();
    const frame = conversation.getBoundingClientRect();
    const { offsetHeight: height } = menu.querySelector('ul');
    menu.classList.toggle('up', bottom + height > frame.bottom && top - height > frame.top);
    menu.querySelector('ul').scrollIntoView({ block: 'nearest' });
  },
  true,
);

const commands = document.getElementById('all-commands');
// The list is longer than the rest of the page, and few look at it.
commands.addEventListener('toggle', async () => {
  if (!commands.open || commands.querySelector('ul')) return;
  const { element, problem } = await listCommands();
  commands.querySelector('p')?.remove();
  if (commands.querySelector('ul')) return;
  const said = document.createElement('p');
  said.textContent = problem;
  commands.append(element ?? said);
});
const narrow = matchMedia('(max-width: 56rem)');

/** On a phone the list covers half of the screen: once something was said, the room is the answer's. */
function closeCommands(said) {
  if (said && narrow.matches) commands.open = false;
}

document.getElementById('role')?.addEventListener('change', async ({ target }) => {
  const response = await fetch('/playground/role', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: target.value }),
  });
  if (response.ok) location.reload();
});

// What comes unasked. A browser that is not known yet is refused the stream until it has said something.
let stream;
function listen() {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource('/playground/stream');
  stream.addEventListener('post', ({ data }) => {
    const exchange = document.createElement('section');
    exchange.className = 'exchange unasked';
    const template = document.createElement('template');
    template.innerHTML = data;
    add(exchange);
    show(exchange, template.content.firstElementChild);
  });
}
listen();

if (restoreConversation(conversation)) welcome.hidden = true;

if (input.value && input.hasAttribute('data-say-now')) {
  const line = input.value;
  input.value = '';
  window.history.replaceState(null, '', '/playground');
  say(line);
}
if (!narrow.matches) input.focus();
