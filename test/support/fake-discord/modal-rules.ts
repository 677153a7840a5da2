import { ComponentType } from 'discord-api-types/v10';
import { type Loose, listIdProblems, listSelectProblems, walk } from './message-rules.ts';

const between = (value: unknown, min: number, max: number) =>
  typeof value === 'string' && value.length >= min && value.length <= max;

/** What Discord would refuse a modal for. */
export function listModalProblems({ title, custom_id: id, components = [] }: Loose): string[] {
  const problems: string[] = [];
  if (!between(title, 1, 45)) problems.push(`the title "${title}"`);
  if (!between(id, 1, 100)) problems.push('custom_id of the modal');
  if (components.length < 1 || components.length > 5) problems.push(`a modal of ${components.length} components`);
  for (const top of components)
    if (top.type === ComponentType.Label) problems.push(...listLabelProblems(top));
    else if (top.type !== ComponentType.TextDisplay || !between(top.content, 1, 4_000))
      problems.push(`component type ${top.type}`);
  return [...problems, ...listIdProblems([...walk(components)])];
}

function listLabelProblems({ label, description, component }: Loose): string[] {
  const problems = between(label, 1, 45) ? [] : [`the label "${label}"`];
  if (description !== undefined && !between(description, 1, 100)) problems.push(`the description "${description}"`);
  if (!component) return [...problems, 'a label without a component'];
  const options = (component.options ?? []) as { label: string; value: string }[];
  const count = (min: number, max: number) =>
    options.length >= min && options.length <= max ? [] : [`${options.length} options in ${component.custom_id}`];
  const isImpossible = component.required !== false && component.min_values === 0;
  if (isImpossible && component.type !== ComponentType.Checkbox)
    problems.push(`${component.custom_id} is required, but takes none`);
  switch (component.type) {
    case ComponentType.TextInput: {
      const {
        value,
        max_length: max = 4_000,
        min_length: min = 0,
        placeholder,
      } = component as Loose & { max_length?: number; min_length?: number };
      if (max < 1 || max > 4_000 || min > max) problems.push('min_length and max_length');
      if (value !== undefined && !between(value, min, max)) problems.push(`the value of ${component.custom_id}`);
      if (placeholder !== undefined && !between(placeholder, 1, 100))
        problems.push('a placeholder of more than 100 characters');
      return problems;
    }
    case ComponentType.StringSelect:
      return [...problems, ...listSelectProblems(component)];
    case ComponentType.RadioGroup:
      return [...problems, ...count(2, 10), ...listSelectProblems({ ...component, max_values: 1 })];
    case ComponentType.CheckboxGroup:
      return [...problems, ...count(1, 10), ...listSelectProblems(component)];
    case ComponentType.FileUpload: {
      const max = Number(component.max_values ?? 1);
      return max < 1 || max > 10 || Number(component.min_values ?? 1) > max
        ? [...problems, 'min_values and max_values']
        : problems;
    }
    case ComponentType.Checkbox:
      return problems;
    default:
      return [...problems, `component type ${component.type} in a label`];
  }
}
