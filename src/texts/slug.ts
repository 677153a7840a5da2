/** The key of a word that data has in English: "inhabitants per km²" is `inhabitants-per-km`. */
export const joinSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
