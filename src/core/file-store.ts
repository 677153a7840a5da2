/** Files kept outside the database, each by the SHA-256 of its bytes, so that the same file is kept once. */
export type FileStore = {
  /** Keeps a file and returns its hash. */
  save(bytes: Uint8Array): Promise<string>;
  /** Returns the bytes of a file; null where it is not there. */
  read(hash: string): Promise<Uint8Array | null>;
  remove(hash: string): Promise<void>;
  /** Lists what was saved before then. */
  list(before: Date): AsyncIterable<string>;
  /** Looks for viruses; `unknown` where that could not be done. Without a scanner everything is clean. */
  scan(bytes: Uint8Array): Promise<'clean' | 'infected' | 'unknown'>;
};

/** The store did not answer, or not as it should: nothing was kept, or it is not known what is there. */
export class FileStoreError extends Error {
  override name = 'FileStoreError';
}
