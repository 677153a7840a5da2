import { bot } from './bot.ts';

/** English, one section a noun. */
export const en = { bot };
