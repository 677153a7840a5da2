/** What came in is not what it can be there: whoever sent it does not speak as their platform describes. The message says what is wrong. */
export class Malformed extends Error {
  override name = 'Malformed';
}
