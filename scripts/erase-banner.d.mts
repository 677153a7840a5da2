/** Takes npm's banner off the screen, where the output is one. */
export function eraseBanner(): void;
