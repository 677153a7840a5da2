import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The script of axe, to be run in a page first. */
export const axeSource = axe.source;

/** What axe finds serious, worked out in the page. */
export async function listSerious(page: Page, rules?: string[]): Promise<string[]> {
  // Of what passes nothing is told: describing it takes as long as finding it.
  const only = rules ? `, runOnly: { type: 'rule', values: ${JSON.stringify(rules)} }` : '';
  const options = `{ resultTypes: ['violations']${only} }`;
  const { violations } = await page.evaluate<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  }>(`axe.run(document, ${options})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** What is wider than its frame, and does not keep the names of its rows in sight. */
export const widerThanScreen = `[...document.querySelectorAll('main *')]
  .filter((element) => element.checkVisibility())
  .filter((element) => element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX))
  .filter((element) => {
    const first = element.querySelector('tbody tr > :first-child');
    return element.tabIndex !== 0 || !first || getComputedStyle(first).position !== 'sticky';
  })
  .map((element) => element.outerHTML.slice(0, 120))`;
