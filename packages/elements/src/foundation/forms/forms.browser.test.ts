import { elementSuite, mountFixture } from '../../testing/element-suite.ts';
import { expect } from '../../testing/expect.ts';
import { button, everyElement, find, text } from '../../testing/find.ts';
import { formSuite } from '../../testing/form-suite.ts';
import { focused, press } from '../../testing/keyboard.ts';
import { box, mount } from '../../testing/mount.ts';
import { drawn, until } from '../../testing/until.ts';
import { define } from '../define.ts';
import { fixtures, ProbeForm, typeDate } from './probe-form.fixtures.ts';

const probe = (lang = 'en-GB') => mount<ProbeForm>(ProbeForm, { lang });
const part = (element: ProbeForm, name: string) =>
  find<HTMLInputElement>(element, `#arrival-${name}`) as HTMLInputElement;
const order = (element: ProbeForm) =>
  everyElement(element)
    .filter((each) => each.matches('.date-part input'))
    .map((each) => each.id.replace('arrival-', ''))
    .join();

describe('a date that is typed', () => {
  it('has its fields in the order of the language, and keeps what is in them when it changes', async () => {
    const element = await probe('en-GB');
    expect(order(element)).equals('day,month,year');
    typeDate(element, '5', '03', '２０２６');
    const around = element.parentElement as HTMLElement;
    around.lang = 'zh-Hans';
    await until(() => order(element) === 'year,month,day', 'the Chinese order');
    expect(part(element, 'year').value).equals('２０２６');
    expect(element.value).equals('{"arrivedOn":"2026-03-05"}');
  });

  it('is told to be wrong when the fields are left, not while they are typed into, and for each field', async () => {
    const element = await probe();
    part(element, 'day').focus();
    for (const key of ['3', '1', 'Tab', '2', 'Tab', '2', '0', '2', '6']) await press(key);
    expect(text(element).includes('has only')).isFalse('it was told too early');
    await press('Tab');
    await until(() => text(element).includes('February 2026 has only 28 days'), 'what is wrong');
    expect(part(element, 'day').getAttribute('aria-invalid')).equals('true');
    expect(part(element, 'month').hasAttribute('aria-invalid')).isFalse();
    const described = find(element, '.date-field')?.getAttribute('aria-describedby') ?? '';
    expect(described).contains('arrival-fault');
    expect(text(find(element, '#arrival-fault') as HTMLElement)).contains('Check the day and the month.');
    typeDate(element, '28', '2', '2026');
    await element.updateComplete;
    expect(find(element, '#arrival-fault') === null).isTrue('it stays wrong');
  });

  it('says nothing of fields that were only passed through', async () => {
    const element = await probe();
    part(element, 'day').focus();
    for (const key of ['Tab', 'Tab', 'Tab']) await press(key);
    await element.updateComplete;
    expect(find(element, '.field-error') === null).isTrue();
  });

  it('takes a whole date that is pasted into any of its fields', async () => {
    const element = await probe();
    const data = new DataTransfer();
    data.setData('text/plain', '2026年4月30日');
    // Firefox takes no clipboard data from who makes the event.
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
    part(element, 'month').dispatchEvent(Object.defineProperty(event, 'clipboardData', { value: data }));
    await element.updateComplete;
    expect(part(element, 'day').value).equals('30');
    expect(element.value).equals('{"arrivedOn":"2026-04-30"}');
  });

  it('tells its limits with the date written out', async () => {
    const element = await probe();
    typeDate(element, '1', '1', '2027');
    await element.send();
    expect(text(element)).contains('Enter a date up to 31 December 2026.');
    expect(element.value).equals(null);
  });
});

describe('what is to be put right', () => {
  it('takes the focus, links to each field, and leaves the address of the page alone', async () => {
    const element = await probe();
    const address = location.href;
    const entries = history.length;
    await element.send([{ pointer: '/arrivedOn', code: 'x', message: 'The day is in the future.' }]);
    expect(focused()?.matches('.error-summary') ?? false).isTrue('the focus is elsewhere');
    expect(text(focused() as Element)).contains('2 things are to be put right first');
    for (const words of ['Enter the date.', 'The day is in the future.']) {
      button(element, words).click();
      expect(focused()?.id ?? '').equals('arrival-day');
    }
    expect(location.href).equals(address);
    expect(history.length).equals(entries);
  });

  it('goes away when all is right', async () => {
    const element = await probe();
    await element.send();
    typeDate(element, '5', '3', '2026');
    await element.send();
    expect(find(element, '.error-summary') === null).isTrue();
  });

  it('tells what a server says of something that has no field', async () => {
    const element = await probe();
    typeDate(element, '5', '3', '2026');
    await element.send([{ pointer: '#/headers/if-match', code: 'x', message: 'Read the record again.' }]);
    const summary = find(element, '.error-summary') as HTMLElement;
    expect(text(summary)).contains('Read the record again.');
    expect(summary.querySelector('a') === null).isTrue('a link to nowhere');
  });
});

describe('a field of a form', () => {
  it('is invalid until it can be filled in, also before its words are there', () => {
    define(ProbeForm);
    const element = document.createElement('ward-probe-form') as ProbeForm;
    element.required = true;
    box().append(element);
    expect(element.checkValidity()).isFalse();
    expect(element.validity.valueMissing).isTrue();
  });

  it('points at the field that is wrong', async () => {
    const element = await probe();
    element.required = true;
    typeDate(element, '5', '13', '2026');
    await drawn(element);
    expect(element.checkValidity()).isFalse();
    expect(element.validationMessage).equals('The month is a number from 1 to 12.');
    expect(
      (await mountFixture(ProbeForm, { name: 'disabled', properties: { disabled: true } })).matches(':disabled'),
    ).isTrue();
  });
});

formSuite({
  widget: ProbeForm,
  fill: (element) => typeDate(element, '5', '3', '2026'),
  wanted: '{"arrivedOn":"2026-03-05"}',
});
elementSuite({ widget: ProbeForm, fixtures, worksWithoutClient: true });
