import { randomBytes } from 'node:crypto';

/** Creates a token that cannot be guessed: 128 bits that go into an address as they are. */
export const createToken = () => randomBytes(16).toString('base64url');
