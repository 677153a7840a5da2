type Log = (details: object | string, message?: string) => void;

/** What rooms log to; pino fits it. */
export type Logger = { debug: Log; info: Log; warn: Log; error: Log };
