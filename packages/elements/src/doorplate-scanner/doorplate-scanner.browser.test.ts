import { genuineCode, genuineLink, plateClient } from '../doorplate-viewer/plate-client.fixtures.ts';
import { qrFile } from '../qr/picture.fixtures.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { button, everyElement, find, mount, text, until } from '../testing/mount.ts';
import type { PlateScanEvent } from './doorplate-scanner.events.ts';
import { drop, enter, fakeCamera, fixtures, hostile, shown } from './doorplate-scanner.fixtures.ts';
import { WardDoorplateScanner } from './doorplate-scanner.ts';

const fixture = (name: string) => {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

async function scanner(clock: FakeClock = fakeClock()) {
  const events: PlateScanEvent[] = [];
  const element = await mount<WardDoorplateScanner>(WardDoorplateScanner, { client: plateClient({}), clock });
  element.addEventListener('ward-plate-scan', (event) => events.push(event));
  return { element, events, clock };
}

const looking = (element: Element) => (find(element, '.camera-words')?.textContent ?? '').includes('Hold the QR');

describe('<ward-doorplate-scanner>', () => {
  it('gives a genuine plate from a picture that is dropped', async () => {
    const { element, events } = await scanner();
    drop(element, await qrFile(genuineLink));
    await shown(element, '.notice.ok');
    expect(events.length).equals(1);
    const [event] = events;
    expect(event?.source).equals('picture');
    expect(event?.check?.state).equals('genuine');
    expect(event?.reading.kind === 'plate' && event.reading.plate.code).equals(genuineCode);
    expect(text(element)).contains('Genuine plate 7K3M-9QX2-ABC5, issued by 埔前派出所');
  });

  it('gives one from a picture that is pasted, and leaves a pasted text to the field', async () => {
    const { element, events } = await scanner();
    const paste = (data: DataTransfer) => {
      const event = new ClipboardEvent('paste', {
        bubbles: true,
        composed: true,
        cancelable: true,
        clipboardData: data,
      });
      find(element, '#text')?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const words = new DataTransfer();
    words.setData('text/plain', genuineLink);
    expect(paste(words)).isFalse('a pasted text was swallowed');
    const picture = new DataTransfer();
    picture.items.add(await qrFile(genuineLink));
    if (!paste(picture)) drop(element, await qrFile(genuineLink)); // Firefox keeps files out of a made-up clipboard
    await until(() => events.length === 1, 'the event');
  });

  it('gives one from a picture that is chosen', async () => {
    const { element, events } = await scanner();
    const input = find<HTMLInputElement>(element, 'input[type="file"]') as HTMLInputElement;
    const data = new DataTransfer();
    data.items.add(await qrFile(genuineLink));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => events.length === 1, 'the event');
  });

  it('gives a typed code however it is written, and says while typing that a character is wrong', async () => {
    const { element, events } = await scanner();
    const input = find<HTMLInputElement>(element, '#text') as HTMLInputElement;
    input.value = '7k3m 9qx2 abc6';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await shown(element, '.field-error');
    expect(text(find(element, '.field-error') as Element)).contains('A character of the code is wrong');
    expect(input.getAttribute('aria-invalid')).equals('true');
    expect(input.getAttribute('aria-describedby') ?? '').contains('text-error');
    enter(element, '7k3m 9qx2 abc5');
    await until(() => events.length === 1, 'the event');
    expect(events[0]?.reading.kind === 'code' && events[0].reading.code).equals(genuineCode);
    expect(find(element, '.field-error') === null).isTrue();
  });

  it('gives nothing for foreign, altered and unknown plates', async () => {
    for (const name of ['foreign', 'altered', 'unknown key', 'no QR', 'PDF named .jpg', 'HEIC', 'code slip']) {
      let events = 0;
      const count = () => {
        events += 1;
      };
      document.addEventListener('ward-plate-scan', count);
      await mountFixture(WardDoorplateScanner, fixture(name));
      document.removeEventListener('ward-plate-scan', count);
      expect(events).equals(0);
    }
  });

  it('shows a foreign link as text, and nothing in it can be pressed', async () => {
    const element = await mountFixture(WardDoorplateScanner, fixture('foreign'));
    expect(text(find(element, '.shown') as Element)).equals('https://ward.example.prize.example/D/17K3M9QX2ABC5?win=1');
    expect(everyElement(element).some((each) => each.matches('a'))).isFalse();
  });

  it('says a failure to assistive technology', async () => {
    const element = await mountFixture(WardDoorplateScanner, fixture('altered'));
    expect(find(element, '[role="status"]')?.textContent ?? '').contains('Altered plate');
  });

  it('is ready again when the event is cancelled', async () => {
    const { element, events } = await scanner();
    element.addEventListener('ward-plate-scan', (event) => event.preventDefault());
    enter(element, genuineLink);
    await until(() => events.length === 1, 'the event');
    await element.updateComplete;
    expect(find(element, '.notice') === null).isTrue();
  });

  it('reads a plate by the camera, and lets go of the camera', async () => {
    const { canvas, live } = fakeCamera();
    const { element, events, clock } = await scanner();
    button(element, 'Scan with the camera').click();
    await until(() => looking(element), 'the camera');
    expect(live()).equals(1);
    const plate = await createImageBitmap(await qrFile(genuineLink, { side: 420 }));
    await until(() => {
      canvas.getContext('2d')?.drawImage(plate, 110, 30);
      clock.advance(200);
      return events.length > 0;
    }, 'the scan');
    expect(events[0]?.source).equals('camera');
    expect(events[0]?.check?.state).equals('genuine');
    expect(live()).equals(0);
    await element.updateComplete;
    expect(find(element, 'video') === null).isTrue();
  });

  it('lets go of the camera when stopped, and when taken off the page', async () => {
    const { live } = fakeCamera();
    const { element } = await scanner();
    button(element, 'Scan with the camera').click();
    await until(() => looking(element), 'the camera');
    button(element, 'Stop the camera').click();
    expect(live()).equals(0);
    await element.updateComplete;
    button(element, 'Scan with the camera').click();
    await until(() => looking(element), 'the camera');
    element.remove();
    expect(live()).equals(0);
  });

  it('works without a camera', async () => {
    const devices = Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices');
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    try {
      const { element, events } = await scanner();
      expect(text(element)).contains('There is no camera here');
      enter(element, genuineLink);
      await until(() => events.length === 1, 'the event');
    } finally {
      Reflect.deleteProperty(navigator, 'mediaDevices');
      expect(devices === undefined || navigator.mediaDevices !== undefined).isTrue();
    }
  });

  it('fetches no decoder before a scan is asked for', async () => {
    const fetched = () =>
      performance.getEntriesByType('resource').filter(({ name }) => /zxing|qr\/(decode|read-picture)/.test(name))
        .length;
    const before = fetched();
    await scanner();
    expect(fetched()).equals(before);
  });
});

elementSuite({ widget: WardDoorplateScanner, fixtures, hostile });
