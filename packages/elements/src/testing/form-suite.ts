/// <reference path="./mocha-globals.d.ts" />
import type { WardClient } from '@wardkit/client';
import type { LitElement } from 'lit';
import type { WidgetClass } from '../foundation/define.ts';
import type { WardFormElement } from '../foundation/forms/form-element.ts';
import { expect } from './expect.ts';
import { everyElement } from './find.ts';
import { focused } from './keyboard.ts';
import { mount } from './mount.ts';
import { until } from './until.ts';

/** What the suite for widgets in a portal's form needs to know. */
export interface FormSuiteOptions {
  widget: WidgetClass;
  client?: () => WardClient;
  properties?: Readonly<Record<string, unknown>>;
  /** Does what a person does until the widget has a value. */
  fill: (element: HTMLElement) => void | Promise<void>;
  /** Whether the text that is then in `FormData` is right; for a text that never changes, the text itself. */
  wanted: string | ((value: string) => boolean);
  /** Texts of persons that are on screen while it is filled in: none may be in the form, nor in what is restored. */
  personal?: readonly string[];
}

type FormElement = WardFormElement & LitElement;

/** The tests that every widget in a portal's form passes, as one `describe`. */
export function formSuite({ widget, client, properties, fill, wanted, personal = [] }: FormSuiteOptions): void {
  async function inForm(): Promise<{ form: HTMLFormElement; element: FormElement; value: () => string | null }> {
    const given = client?.();
    const element = await mount<FormElement>(widget, {
      ...(given === undefined ? {} : { client: given }),
      properties: { name: 'field', ...properties },
    });
    const form = document.createElement('form');
    element.replaceWith(form);
    form.append(element);
    await element.updateComplete;
    return { form, element, value: () => new FormData(form).get('field') as string | null };
  }

  function expectWanted(value: string | null): void {
    if (typeof wanted === 'string') expect(value).equals(wanted);
    else expect(value !== null && wanted(value)).isTrue(`in the form is ${value}`);
  }

  async function filled(): Promise<Awaited<ReturnType<typeof inForm>>> {
    const made = await inForm();
    await fill(made.element);
    await until(() => made.value() !== null, 'a value in the form');
    await made.element.updateComplete;
    return made;
  }

  describe(`<ward-${widget.component}> in a form of a portal`, () => {
    it('is a field of it: by name in its data, by index among its elements', async () => {
      const { form, element, value } = await inForm();
      expect(element.form === form).isTrue();
      expect([...form.elements].includes(element)).isTrue();
      expect(value()).equals(null);
      let changes = 0;
      form.addEventListener('change', (event) => {
        if (event.target === element) changes += 1;
      });
      await fill(element);
      await until(() => value() !== null, 'a value in the form');
      expectWanted(value());
      expect(element.value).equals(value());
      expect(changes).isAtLeast(1);
      element.name = 'other';
      expect([...new FormData(form).keys()].join()).equals('other');
      element.removeAttribute('name');
      expect([...new FormData(form).keys()].join()).equals('');
    });

    it('says nothing of a person to the form, nor to what the browser keeps', async () => {
      const kept: unknown[] = [];
      const { setFormValue } = ElementInternals.prototype;
      ElementInternals.prototype.setFormValue = function (...given) {
        kept.push(...given);
        return setFormValue.apply(this, given);
      };
      try {
        const { form } = await filled();
        const told = JSON.stringify([...new FormData(form).values(), ...kept]);
        for (const text of personal) expect(told.includes(text)).isFalse(`"${text}" is in ${told}`);
        expect(kept.every((each) => each === null || typeof each === 'string')).isTrue('not a wire value');
      } finally {
        ElementInternals.prototype.setFormValue = setFormValue;
      }
    });

    it('is disabled with the fieldset around it: out of the data, nothing to press', async () => {
      const { form, element, value } = await filled();
      const around = document.createElement('fieldset');
      form.append(around);
      around.append(element);
      around.disabled = true;
      await element.updateComplete;
      expect(element.matches(':disabled')).isTrue();
      expect(value()).equals(null);
      expect(element.willValidate).isFalse();
      const open = everyElement(element).filter((each) =>
        each.matches('button:enabled, input:enabled, select:enabled'),
      );
      expect(open.map((each) => each.outerHTML.slice(0, 60)).join()).equals('');
      around.disabled = false;
      await element.updateComplete;
      expect(element.matches(':disabled')).isFalse();
    });

    it('holds a form back that needs it, and takes the focus there', async () => {
      const { form, element } = await inForm();
      expect(form.checkValidity()).isTrue('it is required unasked');
      element.required = true;
      await element.updateComplete;
      expect(form.checkValidity()).isFalse();
      expect(element.validationMessage.length).isAtLeast(2);
      let sent = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent += 1;
      });
      form.requestSubmit();
      await until(() => focused()?.getRootNode() === element.shadowRoot, 'the focus where something is to be done');
      expect(sent).equals(0);
      await fill(element);
      await until(() => form.checkValidity(), 'a form that can go');
      form.requestSubmit();
      expect(sent).equals(1);
    });

    it('is as it was before when the form is reset', async () => {
      const { form, element, value } = await filled();
      form.reset();
      await element.updateComplete;
      expect(value()).equals(null);
      expect(element.value).equals(null);
    });

    it('comes back as it was left, from what the browser kept', async () => {
      let state: unknown = null;
      const { setFormValue } = ElementInternals.prototype;
      ElementInternals.prototype.setFormValue = function (value, kept) {
        state = kept ?? value;
        return setFormValue.call(this, value, kept);
      };
      try {
        await filled();
      } finally {
        ElementInternals.prototype.setFormValue = setFormValue;
      }
      const { element, value } = await inForm();
      element.formStateRestoreCallback(state);
      await until(() => value() !== null, 'the value again');
      expectWanted(value());
      // What another version or another element kept does no harm.
      for (const odd of ['', '{', 'null', '[7]', new File([], 'x')]) element.formStateRestoreCallback(odd);
      await element.updateComplete;
    });

    it('has the label that the portal gives it, and a press on it moves the focus inside', async () => {
      const { form, element } = await inForm();
      const label = document.createElement('label');
      label.textContent = 'Label of the portal';
      label.htmlFor = 'labelled';
      element.id = 'labelled';
      form.prepend(label);
      expect([...element.labels].includes(label)).isTrue();
      label.click();
      await until(() => focused()?.getRootNode() === element.shadowRoot, 'the focus inside');
    });
  });
}
