/** Takes npm's banner off the screen, where the output is one, with as many lines as stand below it. */
export function eraseBanner(below?: number): void;
