/** The least contrast of a text to what is behind it (WCAG 2.2, 1.4.3), worked out in the page. */
export const leastContrast = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [red, green, blue] = parse(color).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((parse(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (text === '') continue;
    const background = backgroundOf(node.parentElement);
    const [dark, light] = [luminance(getComputedStyle(node.parentElement).color), luminance(background)].sort((a, b) => a - b);
    found.push({ ratio: (light + 0.05) / (dark + 0.05), text, background });
  }
  return found.sort((a, b) => a.ratio - b.ratio)[0];
})()`;
