import type { StoryObj } from '@storybook/web-components-vite';
import type { WardClient } from '@wardkit/client';
import type { LitElement } from 'lit';
import { action } from 'storybook/actions';
import type { Clock } from '../packages/elements/src/foundation/clock.ts';
import { define, type WidgetClass } from '../packages/elements/src/foundation/define.ts';
import type { Fixture } from '../packages/elements/src/testing/element-suite.ts';
import { settled } from '../packages/elements/src/testing/settled.ts';
import { declarationOf } from './manifest.ts';

// Time stands still, so that a picture of a story is the same tomorrow.
const standing: Clock = { now: () => Date.parse('2026-11-22T14:32:00+08:00'), after: () => {} };

type Widget = LitElement & { client: WardClient | null; clock: Clock };

/**
 * Stories of a widget's fixtures, one for each state, so that what designers see is what the tests test.
 * @example const state = statesOf(WardOutboxStatus, fixtures); export const Offline = state('offline');
 * @throws Error when there is no fixture of that name.
 */
export function statesOf(widget: WidgetClass, fixtures: readonly Fixture[]): (name: string) => StoryObj {
  return (name) => {
    const fixture = fixtureOf(widget, fixtures, name);
    return {
      name: name.charAt(0).toUpperCase() + name.slice(1),
      // `stories/test` looks whether each state has its story.
      parameters: { state: name, states: fixtures.map((each) => each.name) },
      render: () => elementOf(widget, fixture),
      play: async ({ canvasElement }) => {
        const element = canvasElement.querySelector<Widget>(`ward-${widget.component}`);
        if (element === null || fixture.prepare === undefined) return;
        await settled(element, fixture);
        await fixture.prepare(element);
      },
    };
  };
}

/**
 * A widget with the client, the clock and the properties of a fixture; what a person does to get there is not done.
 * @throws Error when there is no fixture of that name.
 */
export function widgetOf(widget: WidgetClass, fixtures: readonly Fixture[], name: string): HTMLElement {
  return elementOf(widget, fixtureOf(widget, fixtures, name));
}

function fixtureOf(widget: WidgetClass, fixtures: readonly Fixture[], name: string): Fixture {
  const fixture = fixtures.find((each) => each.name === name);
  if (fixture === undefined) throw new Error(`${widget.component} has no fixture "${name}"`);
  return fixture;
}

function elementOf(widget: WidgetClass, fixture: Fixture): Widget {
  define(widget);
  const element = document.createElement(`ward-${widget.component}`) as Widget;
  element.clock = fixture.clock?.() ?? standing;
  element.client = fixture.client?.() ?? null;
  for (const { name } of declarationOf(widget.component).events ?? []) {
    element.addEventListener(name, (event) => action(name)(fieldsOf(event)));
  }
  return Object.assign(element, fixture.properties);
}

/** An event of ours has its fields for its own; what it inherits of the page's would fill the panel of actions. */
function fieldsOf(event: Event): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'));
}
