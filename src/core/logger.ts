type Log = (details: object | string, message?: string) => void;

/** The logger that the server's parts write to; pino fits it. */
export type Logger = { debug: Log; info: Log; warn: Log; error: Log };
