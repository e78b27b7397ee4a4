import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { rules, standards } from './accessibility-rules.ts';
import { everyElement } from './find.ts';

declare const axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };

/** What axe finds wrong with an element by WCAG 2.2 A and AA and its best practices, as readable lines. */
export async function axeFaults(element: Element): Promise<string[]> {
  finishTransitions(element);
  const putBack = unstick(element);
  try {
    return await faultsOf(element);
  } finally {
    putBack();
  }
}

/** A button that was disabled a moment ago fades in: what counts is what it comes to. */
function finishTransitions(element: Element): void {
  for (const each of everyElement(element)) {
    for (const animation of each.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  }
}

/**
 * Lays what sticks to the edge of the screen where it is in the page: what it covers is a matter of how far a person has
 * scrolled, and axe would take a button that lies half under it for a small one.
 */
function unstick(element: Element): () => void {
  const stuck = everyElement(element).filter(
    (each): each is HTMLElement => each instanceof HTMLElement && getComputedStyle(each).position === 'sticky',
  );
  for (const { style } of stuck) {
    style.setProperty('position', 'relative');
    style.setProperty('inset', 'auto');
  }
  return () => {
    for (const { style } of stuck) {
      style.removeProperty('position');
      style.removeProperty('inset');
    }
  };
}

async function faultsOf(element: Element): Promise<string[]> {
  const results = await axe.run(element, { preload: false, resultTypes: ['violations'], runOnly: standards, rules });
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`),
  );
}
