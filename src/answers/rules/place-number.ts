/** Says where a step stands as people count: `2.else.0` is 3.else.1. */
export const placeNumber = (place: string): string =>
  place
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part === 'else' ? 'else' : ''))
    .filter(Boolean)
    .join('.');
