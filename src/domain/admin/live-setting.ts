/** What may be set while servers run. `apiRequests`: requests a minute that the API answers for one token; `apiOrigins`: pages that may ask it from a browser, `*` is all. */
export type LiveValues = { logLevel: (typeof logLevels)[number]; apiRequests: number; apiOrigins: readonly string[] };

/** What a setting is kept as, by its name. */
export type KeptSetting = { name: string; value: string };

/** The settings that servers follow while they run. */
export type LiveSettings = {
  values(): LiveValues;
  /** What holds where nothing is kept. */
  usual(): LiveValues;
  /** Sets what this server was started with. */
  begin(usual: Partial<LiveValues>): void;
  /** Follows what is kept from now on; what cannot be read, as it comes of another version, counts as not kept. */
  follow(kept: readonly KeptSetting[]): void;
  /** Calls `listener` with the values whenever they may be others. */
  watch(listener: (values: LiveValues) => void): void;
};

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export const liveNames = ['log-level', 'api-requests', 'api-origins'] as const;
export type LiveName = (typeof liveNames)[number];

export const requestLimits = { least: 10, most: 10_000 } as const;
export const mostOrigins = 50;

/** An origin as browsers send it: no path, no slash at the end; or `*`. */
export const originPattern = /^(?:\*|https?:\/\/(?:\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::\d{1,5})?)$/;

/** Splits a list of words, in small letters, apart by blanks, commas or semicolons. */
export function listWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[,;\s]+/)
    .filter(Boolean);
}

/** Returns a value in words, as it is written. */
export function writeLiveValue(name: LiveName, values: LiveValues): string {
  if (name === 'log-level') return values.logLevel;
  return name === 'api-requests' ? String(values.apiRequests) : values.apiOrigins.join(' ');
}

/** Creates the settings of a server that was started with what is usual. */
export function createLiveSettings(): LiveSettings {
  let usual: LiveValues = { logLevel: 'info', apiRequests: 300, apiOrigins: [] };
  let own: Partial<LiveValues> = {};
  const listeners: ((values: LiveValues) => void)[] = [];
  const values = () => ({ ...usual, ...own });
  const tell = () => {
    for (const listener of listeners) listener(values());
  };
  return {
    values,
    usual: () => usual,
    begin(given) {
      usual = { ...usual, ...given };
      tell();
    },
    follow(kept) {
      own = Object.assign({}, ...kept.map(valuesOf));
      tell();
    },
    watch: (listener) => void listeners.push(listener),
  };
}

function valuesOf({ name, value }: KeptSetting): Partial<LiveValues> {
  const level = logLevels.find((each) => each === value);
  const { least, most } = requestLimits;
  const number = Number(value);
  if (name === 'log-level' && level) return { logLevel: level };
  if (name === 'api-requests' && number >= least && number <= most) return { apiRequests: number };
  const words = listWords(value);
  return name === 'api-origins' && words.every((word) => originPattern.test(word)) ? { apiOrigins: words } : {};
}
