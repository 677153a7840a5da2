/** An error about an event whose id was used for another person's event. Nothing was done with it. */
export class TakenId extends Error {
  override name = 'TakenId';
}

/** An error about input that does not have the shape its platform documents. The message says what is wrong. */
export class Malformed extends Error {
  override name = 'Malformed';
}
