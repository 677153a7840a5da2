/** An error about input that does not have the shape its platform documents. The message says what is wrong. */
export class Malformed extends Error {
  override name = 'Malformed';
}
