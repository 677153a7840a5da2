/** What a form does while it is filled in: it counts, asks only for what is needed, and offers the browser's time zone. */
export function attachAids(dialog) {
  for (const counter of dialog.querySelectorAll('.counter')) attachCounter(counter);
  for (const field of dialog.querySelectorAll('[data-depends-on]')) attachCondition(field, dialog);
  for (const input of dialog.querySelectorAll('[data-offer]')) attachZone(input);
  for (const type of ['input', 'completed'])
    dialog.addEventListener(type, ({ target }) => forgive(target.closest('.field.wrong')), true);
}

/** What was wrong with a field is no longer said once it is changed: the server looks at it again. */
function forgive(field) {
  if (!field) return;
  field.classList.remove('wrong');
  field.querySelector('.problem')?.remove();
  for (const control of field.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  const part = field.closest('.group');
  if (!part || part.querySelector('.wrong')) return;
  const at = [...part.parentElement.querySelectorAll('.group')].indexOf(part);
  part.closest('dialog').querySelectorAll('.steps button')[at]?.classList.remove('wrong');
}

/** Says how much of a text is taken. The server refuses what is too long; nothing is cut here. */
function attachCounter(counter) {
  const input = counter.parentElement.querySelector('input, textarea');
  const { unit, max, said } = counter.dataset;
  const count = () => {
    const text = input.value.trim();
    const used = unit === 'words' ? text.split(/\s+/).filter(Boolean).length : input.value.length;
    counter.classList.toggle('over', used > Number(max));
    counter.textContent = said.replace('#', used.toLocaleString(document.documentElement.lang));
  };
  input.addEventListener('input', count);
  count();
}

/** Shows a field once what it depends on says so. What was typed stays in sight. */
function attachCondition(field, dialog) {
  const { dependsOn, dependsValues } = field.dataset;
  const wanted = JSON.parse(dependsValues);
  const controls = [...dialog.querySelectorAll(`[name="${dependsOn}"]`)];
  const look = () => {
    const held = controls.flatMap((control) =>
      control.type === 'checkbox' && !control.checked ? [] : control.value === '' ? [] : [control.value],
    );
    const isMet = wanted === null ? held.length > 0 : wanted.some((value) => held.includes(value));
    const isFilled = [...field.querySelectorAll('input, textarea, select')].some((control) =>
      control.type === 'checkbox' ? control.checked : control.value !== '',
    );
    field.hidden = !isMet && !isFilled && !field.classList.contains('wrong');
    field.querySelector('.condition').hidden = isMet;
  };
  for (const control of controls) control.addEventListener('change', look);
  look();
}

function attachZone(input) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || timeZone === input.value) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'offer';
  button.textContent = input.dataset.offer.replace('#', timeZone);
  button.addEventListener('click', () => {
    input.value = timeZone;
    button.remove();
    input.focus();
  });
  input.after(button);
}
