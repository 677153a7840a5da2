// Keeps what is typed on the page of a record as one types. Without it the buttons do the same.

const form = document.querySelector('form[data-keeps]');
const status = document.querySelector('[data-status]');
/** After the last sign, in milliseconds; and until it is tried again where the server does not answer. */
const pauseMs = 800;
const againMs = 5000;

if (form && status) {
  let timer = 0;
  let isDirty = false;
  let isSending = false;
  let isInConflict = false;

  const say = (text) => {
    status.textContent = text;
  };
  const plan = (afterMs) => {
    clearTimeout(timer);
    timer = setTimeout(send, afterMs);
  };

  const body = () => {
    const sent = new URLSearchParams(new FormData(form));
    sent.set('press', 'type');
    return sent;
  };

  async function send() {
    if (isSending || isInConflict || !isDirty) return;
    isSending = true;
    isDirty = false;
    say(form.dataset.saving);
    try {
      const response = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body: body(),
        headers: { accept: 'application/json' },
      });
      const answer = await response.json();
      for (const [name, hash] of Object.entries(answer.seen ?? {})) {
        const field = form.elements.namedItem(`seen-${name}`);
        if (field) field.value = hash;
      }
      isInConflict = answer.isInConflict === true;
      say(answer.said);
    } catch {
      isDirty = true;
      say(form.dataset.offline);
      plan(againMs);
    } finally {
      isSending = false;
      if (isDirty) plan(pauseMs);
    }
  }

  form.addEventListener('input', () => {
    isDirty = true;
    plan(pauseMs);
  });
  form.addEventListener('submit', () => {
    isDirty = false;
    clearTimeout(timer);
  });
  // Closing the window sends what the pause still held back.
  addEventListener('pagehide', () => {
    if (isDirty && !isInConflict) navigator.sendBeacon(form.getAttribute('action'), body());
  });
}
