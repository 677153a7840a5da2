const pauseMs = 90;
let count = 0;

/**
 * A list of ways to go on below or above an input (ARIA combobox with a listbox). `find(text left of the caret)` gives
 * { from, items: [{ label, hint, text }] }; a chosen item's text replaces what stands from `from` to the caret.
 */
export function attachCombobox(input, list, find) {
  count += 1;
  list.id ||= `options-${count}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let shown = { from: 0, items: [] };
  let active = -1;
  let asked = 0;
  let isStale = false;
  let timer;

  const isOpen = () => !list.hidden;
  const isField = input.closest('dialog') !== null;

  function close() {
    asked += 1;
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  async function refresh() {
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    const found = await find(input.value.slice(0, input.selectionStart ?? input.value.length));
    if (mine !== asked || document.activeElement !== input) return;
    isStale = false;
    shown = found;
    if (found.items.length === 0) {
      close();
      return;
    }
    list.replaceChildren(...found.items.map(draw));
    list.hidden = false;
    list.scrollTop = 0;
    // Below a field of a form it may open where nothing is seen of it.
    if (input.closest('dialog')) list.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-expanded', 'true');
    mark(-1);
  }

  function draw({ label, hint }, index) {
    const option = document.createElement('li');
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const name = document.createElement('bdi');
    name.textContent = label;
    option.append(name);
    if (hint) {
      const small = document.createElement('small');
      small.textContent = hint;
      option.append(small);
    }
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => choose(index));
    return option;
  }

  function mark(index) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = list.children[index];
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function choose(index) {
    const item = shown.items[index];
    const { text } = item;
    // A field holds one thing, a line goes on behind the caret.
    const end = item.value === undefined ? (input.selectionStart ?? input.value.length) : input.value.length;
    input.setRangeText(text, shown.from, end, 'end');
    input.focus();
    close();
    input.dispatchEvent(new CustomEvent('completed', { detail: item }));
    if (text.endsWith(' ') || text.endsWith('=')) refresh();
  }

  input.addEventListener('input', () => {
    // What is on its way answers what stood there before.
    asked += 1;
    isStale = true;
    clearTimeout(timer);
    timer = setTimeout(refresh, pauseMs);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', async (event) => {
    // In a field Enter waits for the list to what was typed last, which may not be there yet.
    const isAwaited = isField && isStale && event.key === 'Enter' && input.value.trim() !== '';
    if ((!isOpen() && !isAwaited) || event.isComposing || !isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // What is chosen must be an answer to what stands there now.
    if (isStale && event.key !== 'Escape') await refresh();
    if (event.key === 'Enter' && active < 0 && isOpen() && isOpenName()) {
      // Of several nobody knows which is meant: the first is offered, and taken by Enter again.
      if (shown.items.length === 1) choose(0);
      else mark(0);
    } else if (event.key === 'Enter' && active < 0 && !isUnfinished()) input.form.requestSubmit();
    else if (isOpen()) obey(event.key);
  });

  function isOurs({ key, shiftKey }) {
    // Until it is known what stands there, it is not known whether that is to be sent.
    if (key === 'Enter') return active >= 0 || isStale || isUnfinished() || isOpenName();
    return ['ArrowDown', 'ArrowUp', 'Escape'].includes(key) || (key === 'Tab' && !shiftKey);
  }

  /** Whether what stands there is the beginning of one thing alone, and not yet that thing. */
  function isUnfinished() {
    const [only, ...others] = shown.items;
    if (!only || others.length > 0 || isStale) return false;
    const typed = fold(input.value.slice(shown.from));
    const whole = fold(only.text);
    return typed !== '' && typed !== whole && whole.startsWith(typed);
  }

  /** Whether a field of a form holds what is no name of its list yet, so that Enter does not send the form with it. */
  function isOpenName() {
    const typed = fold(input.value);
    return isField && typed !== '' && shown.items.length > 0 && shown.items.every(({ text }) => fold(text) !== typed);
  }

  function obey(key) {
    const { length } = shown.items;
    if (key === 'ArrowDown') mark((active + 1) % length);
    else if (key === 'ArrowUp') mark((active <= 0 ? length : active) - 1);
    else if (key === 'Escape') close();
    else choose(Math.max(active, 0));
  }

  return { close, refresh, isOpen };
}

/** Text as it is compared: without accents, quotes and case. */
function fold(text) {
  return text
    .normalize('NFD')
    .replace(/[\p{M}"]/gu, '')
    .trim()
    .toLowerCase();
}
