const key = 'causeway.lines';
const mostLines = 100;

/** Earlier lines by arrow keys, as in a terminal; kept while the tab lives. Attached before the combobox would take the keys it needs. */
export function attachHistory(input) {
  const lines = load();
  let position = lines.length;
  let typed = '';

  input.addEventListener('keydown', (event) => {
    if (input.getAttribute('aria-expanded') === 'true' || event.isComposing) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const next = position + step;
    if (step === 0 || next < 0 || next > lines.length) return;
    event.preventDefault();
    if (position === lines.length) typed = input.value;
    position = next;
    input.value = lines[position] ?? typed;
    input.setSelectionRange(input.value.length, input.value.length);
  });

  return {
    add(line) {
      if (lines.at(-1) !== line) lines.push(line);
      if (lines.length > mostLines) lines.shift();
      position = lines.length;
      typed = '';
      try {
        sessionStorage.setItem(key, JSON.stringify(lines));
      } catch {
        // Storage may be switched off; the lines then live as long as the page.
      }
    },
  };
}

function load() {
  try {
    const lines = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(lines) ? lines.map(String) : [];
  } catch {
    return [];
  }
}
