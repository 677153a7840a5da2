import type { BotParts } from './bot-parts.ts';
import type { BotTexts } from './bot-texts.ts';
import type { Form, FormValues, Problems } from './form.ts';
import type { Person } from './person.ts';
import { addShown, joinWithNow, sayValue } from './shown-fields.ts';
import { shorten } from './text.ts';
import { validateValues } from './validate-form.ts';

const longestSaid = 300;

type Parts = Pick<BotParts<never>, 'vocabulary' | 'shown' | 'drafts' | 'now'>;

/** Values as their fields take them, so that it does not matter how a platform writes them. */
const readAs = ({ vocabulary }: Parts, { fields }: Form, values: FormValues, texts: BotTexts): FormValues =>
  validateValues(fields, values, vocabulary, texts.field).values;

/** Keeps what a form shows that changes a record. */
export async function noteShown(parts: Parts, form: Form, person: Person, texts: BotTexts): Promise<void> {
  if (!parts.shown) return;
  const before = await parts.shown.find(person, form.id);
  const typed = (await parts.drafts.find(person, form.id)) ?? {};
  const values = readAs(parts, form, form.values, texts);
  await parts.shown.save(
    person,
    form.id,
    addShown(before, { fields: form.fields, values, typed, at: parts.now().getTime() }),
  );
}

/** Joins a form that was sent with what its record says now; see `joinWithNow`. `kept` are the labels of fields that stay as they are now; `saved` is to be told once it is saved. */
export async function joinEdited(
  parts: Parts,
  { form, now, sent }: { form: Form; now: FormValues; sent: FormValues },
  person: Person,
  texts: BotTexts,
): Promise<{ values: FormValues; kept: string[]; problems: Problems; saved(): Promise<void> }> {
  const { shown } = parts;
  if (!shown) return { values: sent, kept: [], problems: {}, async saved() {} };
  const present = readAs(parts, form, now, texts);
  const joined = joinWithNow(form.fields, await shown.find(person, form.id), { now: present, sent });
  const named = (names: readonly string[]) => form.fields.filter(({ name }) => names.includes(name));
  const problems = Object.fromEntries(
    named(joined.asked).map((field) => [
      field.name,
      texts.field.changedMeanwhile(shorten(sayValue(field, present[field.name]), longestSaid)),
    ]),
  );
  if (joined.asked.length > 0) await shown.save(person, form.id, joined.whenAsked);
  return {
    values: joined.values,
    kept: named(joined.kept).map(({ label }) => label),
    problems,
    saved: () => shown.save(person, form.id, joined.whenSaved),
  };
}
