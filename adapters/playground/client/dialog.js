import { attachCombobox } from './combobox.js';
import { attachAids } from './form-aids.js';
import { attachParts } from './form-parts.js';
import { isPacked, readBase64, readText } from './read-text.js';
import { complete, newId, send, sendLeaving } from './send.js';

/**
 * Opens a form. `answered` gets what comes of sending it; `kept` the line that opens it again, when it was closed and its words are kept; `untouched`
 * is called when it was closed as it was opened.
 */
export function openDialog(dialog, { answered, kept, untouched }) {
  document.body.append(dialog);
  const form = dialog.querySelector('form');
  const { form: id } = dialog.dataset;
  const problems = dialog.querySelector('.problems');
  const opened = JSON.stringify(readNow());
  let isBusy = false;
  // One id for one content: a second press after a lost answer is the same event.
  let sent = { content: '', id: '' };

  for (const input of dialog.querySelectorAll('[data-type="lookup"]')) {
    attachCombobox(input, input.parentElement.querySelector('.options'), (text) =>
      complete({ text, field: input.dataset.kind }),
    );
    input.addEventListener('completed', ({ detail }) => {
      input.dataset.shown = detail.label;
      input.dataset.value = detail.value;
    });
  }
  const parts = attachParts(dialog);
  attachAids(dialog);

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  // Browsers close a dialog at the second Escape without asking.
  dialog.addEventListener('close', () => dialog.isConnected && close());
  dialog.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]')) close();
  });
  const leave = () => {
    if (document.visibilityState === 'hidden' && dialog.isConnected && JSON.stringify(readNow()) !== opened)
      sendLeaving({ id: newId(), type: 'closed', form: id, values: readNow() });
  };
  document.addEventListener('visibilitychange', leave);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const values = await readValues(form);
    const content = JSON.stringify(values);
    if (content !== sent.content) sent = { content, id: newId() };
    const answer = await send({ id: sent.id, type: 'submitted', form: id, values });
    setBusy(false);
    if (answer.problem) {
      problems.textContent = answer.problem;
      problems.scrollIntoView({ block: 'nearest' });
      return;
    }
    remove();
    answered(answer.element);
  });

  async function close() {
    if (isBusy) return;
    const values = await readValues(form);
    if (JSON.stringify(readNow()) === opened) {
      remove();
      untouched();
      return;
    }
    setBusy(true);
    const answer = await send({ id: newId(), type: 'closed', form: id, values });
    setBusy(false);
    if (answer.problem || answer.element) {
      problems.textContent = answer.problem ?? answer.element.textContent.trim();
      if (!dialog.open) dialog.showModal();
      return;
    }
    remove();
    kept(id);
  }

  function remove() {
    document.removeEventListener('visibilitychange', leave);
    dialog.remove();
    document.getElementById('line').focus();
  }

  function setBusy(busy) {
    isBusy = busy;
    dialog.setAttribute('aria-busy', String(busy));
    for (const button of dialog.querySelectorAll('footer button')) button.disabled = busy;
  }

  function readNow() {
    return readTexts(form);
  }

  dialog.showModal();
  parts.show(dialog.querySelector('.wrong'));
  const first =
    dialog.querySelector('.wrong input, .wrong textarea, .wrong select') ??
    dialog.querySelector('.fields input, .fields textarea, .fields select');
  first?.focus();
}

/** Reads the fields as the form's values, without new files. */
function readTexts(form) {
  const values = {};
  for (const control of form.elements) {
    const { name } = control;
    switch (control.dataset.type) {
      case 'text':
        values[name] = control.value === '' ? null : control.value;
        break;
      case 'lookup':
        values[name] = (control.value === control.dataset.shown ? control.dataset.value : control.value) || null;
        break;
      case 'check':
        values[name] = control.checked;
        break;
      case 'list':
        values[name] = [...(values[name] ?? []), ...(control.checked ? [control.value] : [])];
        break;
      case 'file':
        values[name] = [...form.querySelectorAll(`[data-kept="${name}"]:checked`)].map(({ value }) =>
          JSON.parse(value),
        );
        break;
    }
  }
  return values;
}

async function readValues(form) {
  const values = readTexts(form);
  for (const control of form.querySelectorAll('[data-type="file"]'))
    for (const file of control.files)
      values[control.name].push({
        name: file.name,
        mediaType: file.type || 'text/plain',
        ...(control.dataset.takes === 'bytes' || (await isPacked(file))
          ? { content: await readBase64(file), encoding: 'base64' }
          : { content: await readText(file) }),
      });
  return values;
}
