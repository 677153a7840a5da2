/** What each colour of a drawing becomes on a dark page. Fills of regions stay as they are, their outlines and words become light. */
const dark: Readonly<Record<string, string>> = {
  // Paper, words and lines.
  '#ffffff': '#1c2327',
  '#1b1f24': '#e8ecec',
  '#57606a': '#a3b0b5',
  '#d5d9de': '#46535a',
  '#eceef1': '#2f393e',
  '#c3cad2': '#5b6971',
  '#b4bcc6': '#66737b',
  '#d3d8dd': '#46535a',
  '#9aa5b1': '#7b8890',
  // Outlines of marks, and the figures beside them.
  '#00527f': '#7cc4ee',
  '#8f6300': '#f2bd4b',
  '#00694d': '#4fd0a8',
  '#93436f': '#e8a9cb',
  '#943f00': '#ff9c5c',
  '#1d6f9e': '#8fd0f5',
  '#7d7500': '#f0e442',
  // Sea, land, coasts and borders.
  '#e9f0f5': '#12191d',
  '#f6f4ee': '#2b353a',
  '#b3bcc5': '#4a575e',
  '#8d99a5': '#7b8890',
  '#5b6670': '#8d9aa2',
  // Classes of a map: no figure, and those that are hard to see on dark land.
  '#cdd2d8': '#414c52',
  '#1d91c0': '#2b9fd0',
  '#225ea8': '#5a8fe0',
  '#0c2c84': '#8a7bf0',
};

/** The same drawing for a dark page: SVG to SVG, colour by colour. */
export function darken(svg: string): string {
  return svg.replace(/#[0-9a-fA-F]{6}(?=")/g, (color) => dark[color.toLowerCase()] ?? color);
}
