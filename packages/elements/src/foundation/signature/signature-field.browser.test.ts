import { expect } from '../../testing/expect.ts';
import { button, find, text } from '../../testing/find.ts';
import { focused, press } from '../../testing/keyboard.ts';
import { mount } from '../../testing/mount.ts';
import { drawn, until } from '../../testing/until.ts';
import { ProbeForm } from '../forms/probe-form.fixtures.ts';
import { signatureHeight, signatureWidth } from './signing-pad.ts';

const canvasOf = (element: ProbeForm) => find<HTMLCanvasElement>(element, '.signature-pad') as HTMLCanvasElement;

async function openPad(options: { theme?: 'light' | 'dark'; width?: number } = {}): Promise<ProbeForm> {
  const element = await mount<ProbeForm>(ProbeForm, { lang: 'en', width: 360, ...options });
  button(element, 'Sign').click();
  await until(() => canvasOf(element)?.width === signatureWidth, 'the pad');
  return element;
}

/** Strokes with a finger; `how` is what a device tells of the hand besides where it is. */
function stroke(element: ProbeForm, points: readonly (readonly [number, number])[], how: PointerEventInit = {}): void {
  const canvas = canvasOf(element);
  const { left, top, width, height } = canvas.getBoundingClientRect();
  for (const [index, [x, y]] of points.entries()) {
    const at = { clientX: left + x * width, clientY: top + y * height };
    const event = {
      ...at,
      isPrimary: true,
      pointerId: 7,
      pointerType: 'touch',
      bubbles: true,
      cancelable: true,
      ...how,
    };
    if (index === 0) canvas.dispatchEvent(new PointerEvent('pointerdown', { ...event, buttons: 1 }));
    else window.dispatchEvent(new PointerEvent('pointermove', { ...event, buttons: 1 }));
    if (index === points.length - 1) window.dispatchEvent(new PointerEvent('pointerup', { ...event, buttons: 0 }));
  }
}

const slant = [
  [0.1, 0.8],
  [0.2, 0.5],
  [0.3, 0.3],
  [0.4, 0.5],
] as const;
const line = [
  [0.6, 0.5],
  [0.7, 0.5],
  [0.8, 0.5],
] as const;

async function pictureOf(element: ProbeForm): Promise<Blob> {
  button(element, 'Done').click();
  await until(() => element.answer !== null, 'an answer');
  const { answer } = element;
  if (answer?.form !== 'signature') throw new Error('no picture');
  return answer.picture;
}

async function pixelsOf(
  picture: Blob,
): Promise<{ dark: number; white: number; all: number; width: number; height: number }> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  let white = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(at, at + 4);
    if (alpha === 255 && red + green + blue < 200) dark += 1;
    if (alpha === 255 && red + green + blue === 765) white += 1;
  }
  return { dark, white, all: data.length / 4, width: bitmap.width, height: bitmap.height };
}

const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer()).join();

describe('a signature', () => {
  it('loads its pad when it is opened, not before', async () => {
    const asked = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('signing-pad'));
    const before = asked();
    const element = await mount<ProbeForm>(ProbeForm, { lang: 'en' });
    expect(canvasOf(element) === null).isTrue();
    expect(find(element, '[data-open="pad"]') !== null).isTrue();
    // This file reads the size of the picture from the same module.
    expect(asked()).equals(before);
    button(element, 'Sign').click();
    await until(() => canvasOf(element)?.width === signatureWidth, 'the pad');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is dark ink on white, whatever the screen's size: ${theme}`, async () => {
      const element = await openPad({ theme, width: theme === 'light' ? 320 : 720 });
      stroke(element, slant);
      const picture = await pictureOf(element);
      expect(picture.type).equals('image/png');
      const { dark, white, all, width, height } = await pixelsOf(picture);
      expect(`${width} ${height}`).equals(`${signatureWidth} ${signatureHeight}`);
      expect(dark).isAtLeast(800);
      expect(white / all).isAtLeast(0.9);
      await drawn(element);
      expect(find(element, 'img.signature-picture')?.getAttribute('alt') ?? '').equals('Signature: Landlord');
    });
  }

  it('is where it was written, to the edge of the pad', async () => {
    const element = await openPad({ width: 320 });
    stroke(element, [
      [0.95, 0.9],
      [0.96, 0.9],
      [0.97, 0.9],
    ]);
    const context = canvasOf(element).getContext('2d') as CanvasRenderingContext2D;
    const { data } = context.getImageData(signatureWidth * 0.93, signatureHeight * 0.85, 60, 30);
    expect([...data].some((value, at) => at % 4 === 0 && value < 100)).isTrue('the ink is elsewhere');
  });

  it('is the same picture whatever the pressure, the pen and the speed: nothing of the hand is in it', async () => {
    const soft = await openPad();
    stroke(soft, slant, { pressure: 0.1, pointerType: 'pen', tiltX: 40, width: 2 });
    const hard = await openPad();
    stroke(hard, slant.slice(0, 2), { pressure: 1 });
    button(hard, 'Undo stroke').click();
    await drawn(hard);
    stroke(hard, slant, { pressure: 1, pointerType: 'mouse', width: 30 });
    const one = await pictureOf(soft);
    expect(await bytes(await pictureOf(hard))).equals(await bytes(one));
    const letters = String.fromCharCode(...new Uint8Array(await one.arrayBuffer()));
    for (const chunk of ['tEXt', 'iTXt', 'zTXt', 'tIME', 'eXIf']) expect(letters.includes(chunk)).isFalse(chunk);
  });

  it('takes a stroke back, and all of them', async () => {
    const element = await openPad();
    const empty = canvasOf(element).toDataURL();
    stroke(element, slant);
    const first = canvasOf(element).toDataURL();
    stroke(element, line);
    expect(canvasOf(element).toDataURL() === first).isFalse('the second stroke is not there');
    await drawn(element);
    button(element, 'Undo stroke').click();
    expect(canvasOf(element).toDataURL() === first).isTrue('the first stroke went too');
    stroke(element, line);
    button(element, 'Clear').click();
    expect(canvasOf(element).toDataURL() === empty).isTrue('it is not empty');
    await drawn(element);
    expect(button(element, 'Done').getAttribute('aria-disabled')).equals('true');
    button(element, 'Done').click();
    expect(element.answer).equals(null);
  });

  it('goes on after the browser has taken a stroke away', async () => {
    const element = await openPad();
    const canvas = canvasOf(element);
    const { left, top } = canvas.getBoundingClientRect();
    const event = { clientX: left + 20, clientY: top + 20, isPrimary: true, bubbles: true, cancelable: true };
    canvas.dispatchEvent(new PointerEvent('pointerdown', { ...event, pointerId: 3, buttons: 1 }));
    window.dispatchEvent(new PointerEvent('pointercancel', { ...event, pointerId: 3 }));
    const before = canvas.toDataURL();
    stroke(element, slant, { pointerId: 4 });
    expect(canvas.toDataURL() === before).isFalse('the pad is stuck');
  });

  it('can be left without an answer, and a widget taken off the page lets go of the pad', async () => {
    const element = await openPad();
    stroke(element, slant);
    await drawn(element);
    button(element, 'Cancel').click();
    await until(() => focused()?.getAttribute('data-open') === 'pad', 'the focus where it was');
    expect(element.answer).equals(null);
    button(element, 'Sign').click();
    await until(() => canvasOf(element)?.width === signatureWidth, 'the pad');
    const around = element.parentElement as HTMLElement;
    element.remove();
    around.append(element);
    await drawn(element);
    expect(canvasOf(element) === null).isTrue('the pad stayed open');
  });
});

describe('no signature', () => {
  it('is told with the keyboard alone, with a kind and a reason', async () => {
    const element = await mount<ProbeForm>(ProbeForm, { lang: 'en' });
    (find(element, '[data-open="reason"]') as HTMLElement).focus();
    await press('Enter');
    await until(() => focused()?.matches('input[type="radio"]') === true, 'the focus on the kinds');
    await press('ArrowDown');
    await press('Tab');
    for (const key of ['b', 'l', 'i', 'n', 'd']) await press(key);
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await until(() => element.answer !== null, 'an answer');
    expect(element.answer).deepEquals({ form: 'refused', reason: 'Cannot sign: blind' });
    await drawn(element);
    expect(text(element)).contains('No signature: Cannot sign: blind');
    expect(focused()?.getAttribute('data-open') ?? '').equals('reason');
  });

  it('needs both', async () => {
    const element = await mount<ProbeForm>(ProbeForm, { lang: 'en' });
    button(element, 'Does not sign').click();
    await drawn(element);
    button(element, 'Keep this').click();
    await until(() => text(element).includes('Choose one, and give the reason'), 'what is missing');
    expect(element.answer).equals(null);
    await until(() => focused()?.matches('input[type="radio"]') === true, 'the focus on what is missing');
    find<HTMLInputElement>(element, 'input[value="paper"]')?.click();
    button(element, 'Keep this').click();
    await until(() => focused()?.id === 'landlord-reason', 'the focus on the reason');
    expect(element.answer).equals(null);
  });
});
