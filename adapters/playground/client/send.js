const pausesMs = [400, 1_500];
const longestCompleted = 500;
const away =
  'The server cannot be reached. What you typed is still here; check that Causeway is running, then try again.';

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends what was done; after a lost answer the same event again, which the server knows by its id. Gives the answer's element, or the problem in words. */
export async function send(happening) {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      const response = await post(happening);
      if (response.status === 204) return { element: null };
      const text = await response.text();
      if (response.ok) return { element: parse(text) };
      if (response.status < 500 || pauseMs === null) return { problem: text || away };
    } catch {
      if (pauseMs === null) return { problem: away };
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Fetches the list of all that may be said; in its place the problem in words. */
export async function listCommands() {
  try {
    const response = await fetch('/playground/commands');
    const text = await response.text();
    return response.ok ? { element: parse(text) } : { problem: text || away };
  } catch {
    return { problem: away };
  }
}

/** Sends without waiting, also while the page is being left. */
export function sendLeaving(happening) {
  post(happening, { keepalive: true }).catch(() => {});
}

/** Completes the text left of the caret; nothing for a very long text, which is no line to complete. */
export async function complete(typing) {
  const nothing = { from: 0, items: [] };
  if (typing.text.length > longestCompleted) return nothing;
  try {
    const response = await post({ id: newId(), type: 'typing', ...typing });
    return response.ok ? await response.json() : nothing;
  } catch {
    return nothing;
  }
}

function post(happening, options = {}) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return fetch('/playground/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: navigator.language, timeZone, ...happening }),
    ...options,
  });
}

function parse(text) {
  const template = document.createElement('template');
  template.innerHTML = text;
  return document.adoptNode(template.content.firstElementChild);
}
