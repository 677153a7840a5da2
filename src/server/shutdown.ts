/** What was started, to be stopped in reverse. */
export interface Life {
  /** Notes how to undo what has just been started. */
  add(name: string, stop: () => Promise<void> | void): void;
  /** Stops everything, the last started first. One that fails is told to `failed` and does not keep the others from stopping. Once only. */
  end(): Promise<void>;
}

export function createLife(failed: (name: string, error: unknown) => void): Life {
  const started: { name: string; stop: () => Promise<void> | void }[] = [];
  let ending: Promise<void> | null = null;

  async function stopAll() {
    for (let part = started.pop(); part; part = started.pop()) {
      try {
        await part.stop();
      } catch (error) {
        failed(part.name, error);
      }
    }
  }

  return {
    add: (name, stop) => void started.push({ name, stop }),
    end() {
      ending ??= stopAll();
      return ending;
    },
  };
}
