import type { Field, Form, FormValue, FormValues } from './form.ts';

/** More fields than this are shown a group at a time. */
const mostAtOnce = 12;

/** Returns whether nothing was filled in: an unticked box counts as nothing. */
export function isEmptyValue(value: FormValue | undefined): value is null | undefined | '' | false | [] {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Returns whether what a field depends on holds what it has to; true for a field that depends on nothing. */
export function isConditionMet({ dependsOn }: Field, values: FormValues): boolean {
  if (!dependsOn) return true;
  const held = values[dependsOn.field];
  if (isEmptyValue(held)) return false;
  const said = (Array.isArray(held) ? held : [held]).map(String);
  return !dependsOn.values || dependsOn.values.some((value) => said.includes(value));
}

/** Returns whether a field is asked for. One that holds something always is: what was typed stays in sight. */
export function isAsked(field: Field, values: FormValues): boolean {
  return isConditionMet(field, values) || !isEmptyValue(values[field.name]);
}

/** Puts fields below one heading. */
export function inGroup(group: string, fields: readonly Field[]): Field[] {
  return fields.map((field) => ({ ...field, group }));
}

/** A required time zone, as people write it; a browser offers its own. */
export function timeZoneField(labels: { timeZone: string }, hints: { timeZone: string }): Field {
  return {
    name: 'timeZone',
    type: 'text',
    label: labels.timeZone,
    hint: hints.timeZone,
    required: true,
    maxLength: 60,
    holds: 'time-zone',
  };
}

/** A required time of day, and the zone it is meant in. */
export function timeFields(
  labels: { time: string; timeZone: string },
  hints: { time: string; timeZone: string },
): Field[] {
  return [
    { name: 'time', type: 'text', label: labels.time, hint: hints.time, required: true, maxLength: 10 },
    timeZoneField(labels, hints),
  ];
}

/** The fields in order, those of a group together; a group without a name has no heading. */
export function listGroups(fields: readonly Field[]): { name: string | null; fields: Field[] }[] {
  const groups: { name: string | null; fields: Field[] }[] = [];
  for (const field of fields) {
    const name = field.group ?? null;
    const last = groups.at(-1);
    if (last && last.name === name) last.fields.push(field);
    else groups.push({ name, fields: [field] });
  }
  return groups;
}

/** Returns whether a form is shown a group at a time on every platform. */
export function isLong({ fields }: Pick<Form, 'fields'>): boolean {
  return fields.length > mostAtOnce && listGroups(fields).length > 1;
}

/** The hint of a field, with the condition it depends on where that is not known yet. */
export function hintWithCondition(field: Field, values: FormValues): string | undefined {
  const said = field.dependsOn && !isConditionMet(field, values) ? field.dependsOn.said : undefined;
  return [said, field.hint].filter(Boolean).join(' ') || undefined;
}
