/** Why a file is no list that can be taken. */
export type CollectionFault =
  | 'empty'
  | 'no-columns'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-large'
  | 'swells'
  | 'too-tangled'
  | 'damaged'
  | 'old-workbook'
  | 'no-workbook'
  | 'no-table';

/** A file that cannot be read as a list at all. */
export class CollectionError extends Error {
  override name = 'CollectionError';
  readonly fault: CollectionFault;
  constructor(fault: CollectionFault) {
    super(fault);
    this.fault = fault;
  }
}
