/** Takes one person's name out of the owners of a step, which are one name or several between commas, slashes, plus or and signs. */
export function withoutOwner(owners: string, name: string): string {
  const gone = fold(name);
  const names = owners.split(/[,/+&]/).map((each) => each.trim());
  const others = names.filter((each) => fold(each) !== gone);
  return others.length === names.length ? owners : others.join(', ');
}

const fold = (name: string) => name.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
