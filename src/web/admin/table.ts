import { type Html, html } from '../html.ts';

type Column = { label: string; isNumber?: boolean };

/** Draws a table whose rows become cards on a phone, where each value says its column. The first cell names its row. */
export function adminTable(columns: readonly Column[], rows: readonly (readonly (string | Html)[])[]): Html {
  const right = ({ isNumber }: Column) => (isNumber ? html`class="right"` : '');
  const [first, ...others] = columns;
  return html`<div class="table carded" tabindex="0" role="region" aria-label="${first?.label ?? ''}"><table>
    <thead><tr>${columns.map((column) => html`<th scope="col" ${right(column)}>${column.label}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([name, ...cells]) => html`<tr>
        <th scope="row" dir="auto">${name}</th>
        ${others.map((column, index) => html`<td ${right(column)} data-label="${column.label}" dir="auto"><bdi>${cells[index] ?? ''}</bdi></td>`)}
      </tr>`,
    )}</tbody>
  </table></div>`;
}
