import { createHash } from 'node:crypto';
import type { APIComponentInContainer, APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { isOfDelivery, markControl } from '../decode/custom-id.ts';
import type { Encoded } from '../encode/message.ts';

/**
 * Marks each part of a delivery, so that `findPart` recognises it when Discord has forgotten its nonce: the delivery id stands in the custom ids of its last part, and
 * every part's first component has a number made from delivery id and part, which serves where there is no button.
 */
export function markDelivery(parts: Encoded[], delivery: string): Encoded[] {
  return parts.map(({ body, files }, index) => {
    const isLast = index === parts.length - 1;
    const drawn = isLast ? body.components.map((component) => markControls(component, delivery)) : body.components;
    const [first, ...others] = drawn;
    const components = first ? [{ ...first, id: partNumber(delivery, index, isLast) }, ...others] : [];
    return { files, body: { ...body, components } };
  });
}

/** The message that is part `index` of a delivery, if it is among these. */
export function findPart(messages: APIMessage[], delivery: string, index: number, isLast: boolean): string | null {
  const number = partNumber(delivery, index, isLast);
  const found = messages.find(
    ({ components }) => components?.[0]?.id === number || (isLast && holdsControl(components ?? [], delivery)),
  );
  return found?.id ?? null;
}

/** A positive 32-bit number, as component ids are, and beyond those that Discord gives by itself. The last part has the same number however many there are. */
function partNumber(delivery: string, index: number, isLast: boolean): number {
  const hash = createHash('sha256')
    .update(`${delivery}.${isLast ? 'last' : index}`)
    .digest();
  return (hash.readUInt32BE() & 0x3fff_ffff) | 0x4000_0000;
}

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

function markControls<Drawn extends Component>(component: Drawn, delivery: string): Drawn {
  if (!('components' in component)) return component;
  const components = component.components.map((child) => {
    if ('custom_id' in child) return { ...child, custom_id: markControl(child.custom_id, delivery) };
    return 'components' in child ? markControls(child, delivery) : child;
  });
  return { ...component, components } as Drawn;
}

function holdsControl(components: unknown[], delivery: string): boolean {
  return components.some((component) => {
    const { custom_id, components: children } = component as { custom_id?: string; components?: unknown[] };
    return (custom_id !== undefined && isOfDelivery(custom_id, delivery)) || holdsControl(children ?? [], delivery);
  });
}
