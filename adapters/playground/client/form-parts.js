/**
 * Shows a long form a group at a time. `show` goes to the part that holds an element, to the first where there is none; a form without parts
 * stays whole.
 */
export function attachParts(dialog) {
  const list = dialog.querySelector('.steps');
  if (!list) return { show() {} };
  const parts = [...dialog.querySelectorAll('.group')];
  const buttons = [...list.querySelectorAll('button')];
  const next = dialog.querySelector('[data-next]');
  const submit = dialog.querySelector('[type="submit"]');
  const marks = dialog.querySelector('.marks');
  let at = 0;

  function open(index) {
    at = index;
    for (const [place, part] of parts.entries()) part.hidden = place !== index;
    for (const [place, button] of buttons.entries()) {
      if (place === index) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
      button.classList.toggle('wrong', parts[place].querySelector('.wrong') !== null);
    }
    next.hidden = index === parts.length - 1;
    // What has to be filled in on a later part decides: until then the way on stands out, not the end.
    const isToCome = parts.slice(index + 1).some((part) => part.querySelector('[aria-required="true"]'));
    next.classList.toggle('primary', isToCome);
    submit.classList.toggle('primary', !isToCome);
    marks.hidden = parts[index].querySelector('.required') === null;
    dialog.querySelector('.fields').scrollTop = 0;
  }

  for (const [index, button] of buttons.entries()) button.addEventListener('click', () => open(index));
  next.addEventListener('click', () => {
    open(at + 1);
    parts[at].querySelector('input, textarea, select')?.focus();
  });
  list.hidden = false;
  return {
    show(element) {
      open(
        Math.max(
          0,
          parts.findIndex((part) => element && part.contains(element)),
        ),
      );
    },
  };
}
