import { genuineCode, genuineLink, plateClient } from '../doorplate-viewer/plate-client.fixtures.ts';
import { qrFile } from '../qr/picture.fixtures.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { type FakeCameras, fakeCameras } from './camera.fixtures.ts';
import type { PlateScanEvent } from './doorplate-scanner.events.ts';
import { chooseCamera, drop, enter, fixtures, hostile, openCamera, shown } from './doorplate-scanner.fixtures.ts';
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
    const { canvas, live } = fakeCameras();
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
    const { live } = fakeCameras();
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

  const aim = async ({ canvas }: FakeCameras) => {
    const plate = await createImageBitmap(await qrFile(genuineLink, { side: 420 }));
    canvas.getContext('2d')?.drawImage(plate, 110, 30);
  };
  const scanned = async (cameras: FakeCameras, { events, clock }: Awaited<ReturnType<typeof scanner>>) => {
    await until(() => {
      void aim(cameras);
      clock.advance(200);
      return events.length > 0;
    }, 'the scan');
  };
  const phone = [
    { id: 'back', label: 'Back', torch: true, zoom: { min: 1, max: 8, step: 0.5 } },
    { id: 'front', label: 'Front' },
  ];

  it('changes to the camera that is chosen, has one open at a time, and takes it again the next time', async () => {
    const cameras = fakeCameras(phone);
    const { element } = await scanner();
    await openCamera(element);
    await shown(element, '.which');
    expect([...(find<HTMLSelectElement>(element, 'select')?.options ?? [])].map((each) => each.text).join()).equals(
      'Back,Front',
    );
    chooseCamera(element, 'front');
    await until(() => cameras.opened.join() === 'back,front' && looking(element), 'the other camera');
    expect(cameras.live()).equals(1);
    expect(cameras.mostLive()).equals(1);
    await element.updateComplete;
    expect(find<HTMLSelectElement>(element, 'select')?.value).equals('front');
    button(element, 'Stop the camera').click();
    await element.updateComplete;
    expect(cameras.live()).equals(0);
    await openCamera(element);
    expect(cameras.opened.at(-1)).equals('front');
    expect(cameras.live()).equals(1);
  });

  it('takes another camera when the remembered one is gone, says so, and asks for it no more', async () => {
    const cameras = fakeCameras(phone, { remembered: 'borrowed' });
    const { element } = await scanner();
    await openCamera(element);
    expect(text(element)).contains('The camera used last time can’t be used');
    expect(cameras.opened.join()).equals('back');
    expect(localStorage.getItem('wardkit-scanner-camera')).equals(null);
  });

  it('takes another camera when the remembered one is busy, and asks for it again the next time', async () => {
    const devices = [...phone, { id: 'busy', refuses: 'NotReadableError' }];
    const cameras = fakeCameras(devices, { remembered: 'busy' });
    const { element } = await scanner();
    await openCamera(element);
    expect(cameras.opened.join()).equals('back');
    expect(localStorage.getItem('wardkit-scanner-camera')).equals('busy');
  });

  it('goes back to the camera before when the chosen one is refused', async () => {
    const cameras = fakeCameras([...phone, { id: 'broken', refuses: 'NotReadableError' }]);
    const { element } = await scanner();
    await openCamera(element);
    await shown(element, '.which');
    chooseCamera(element, 'broken');
    await until(() => text(element).includes('That camera can’t be used now'), 'the words');
    expect(cameras.opened.join()).equals('back,back');
    expect(cameras.live()).equals(1);
    expect(localStorage.getItem('wardkit-scanner-camera')).equals(null);
  });

  it('offers lamp and zoom where the camera has them, and only there', async () => {
    const cameras = fakeCameras(phone);
    const { element } = await scanner();
    await openCamera(element);
    await shown(element, '.which');
    const torch = button(element, 'Light');
    expect(torch.getAttribute('aria-pressed')).equals('false');
    torch.click();
    await shown(element, '.torch[aria-pressed="true"]');
    const zoom = find<HTMLInputElement>(element, 'input[type="range"]') as HTMLInputElement;
    expect([zoom.min, zoom.max, zoom.step].join()).equals('1,8,0.5');
    zoom.value = '3';
    zoom.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => zoom.getAttribute('aria-valuetext') === '3.0 times', 'the zoom');
    expect(JSON.stringify(cameras.applied)).equals('[{"torch":true},{"zoom":3}]');
    chooseCamera(element, 'front');
    await until(() => cameras.opened.at(-1) === 'front' && looking(element), 'the other camera');
    await element.updateComplete;
    expect(find(element, '.torch, .zoom') === null).isTrue('the front camera has neither');
  });

  it('says what to do when it finds nothing: in the dark, then nearer, straight, and other ways', async () => {
    const { canvas } = fakeCameras(undefined, { fill: '#0c0c0c' });
    const { element, clock } = await scanner();
    await openCamera(element);
    const advised = (words: string) =>
      until(() => {
        canvas.getContext('2d')?.fillRect(0, 0, 640, 480);
        clock.advance(500);
        return (find(element, '.camera-words')?.textContent ?? '').includes(words);
      }, words);
    await advised('It is too dark here');
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.fillStyle = '#8794a0';
    for (const words of ['Go nearer', 'Hold the camera straight on', 'type the code']) await advised(words);
    expect(button(element, 'Choose a picture') !== null).isTrue();
    clock.advance(2000);
    await element.updateComplete;
    expect(find(element, '[role="status"]')?.textContent ?? '').contains('No QR yet');
  });

  it('says that the camera is gone when it is pulled out', async () => {
    const cameras = fakeCameras();
    const { element } = await scanner();
    await openCamera(element);
    cameras.pull();
    await shown(element, '[data-reason="camera-busy"]');
    expect(cameras.live()).equals(0);
  });

  it('is not fooled by a camera that opens after it was stopped', async () => {
    const cameras = fakeCameras();
    const open = navigator.mediaDevices.getUserMedia;
    let isAsked = false;
    let letOpen = () => {};
    const held = new Promise<void>((resolve) => {
      letOpen = resolve;
    });
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
      configurable: true,
      value: async (constraints: MediaStreamConstraints) => {
        isAsked = true;
        await held;
        return open(constraints);
      },
    });
    const { element } = await scanner();
    button(element, 'Scan with the camera').click();
    await until(() => isAsked, 'the camera asked for');
    await shown(element, '[data-status="starting"]');
    button(element, 'Stop the camera').click();
    letOpen();
    await until(() => cameras.opened.length === 1 && cameras.live() === 0, 'the camera closed');
    await element.updateComplete;
    expect(cameras.live()).equals(0);
    expect(find(element, 'video') === null).isTrue();
  });

  describe('tells that a plate was read', () => {
    /** Pretends a device: what it vibrated and the tones that it gave. */
    const device = (media: Record<string, boolean>) => {
      const told = { vibrated: 0, tones: 0 };
      const { matchMedia } = window;
      const { AudioContext } = window;
      const vibrate = () => {
        told.vibrated += 1;
        return true;
      };
      Object.defineProperty(navigator, 'vibrate', { configurable: true, value: vibrate });
      window.matchMedia = (query) => ({ ...matchMedia(query), matches: media[query] ?? false });
      class Pretended {
        state = 'suspended';
        currentTime = 0;
        destination = {};
        resume = async () => {
          this.state = 'running';
        };
        close = async () => {};
        createGain = () => ({
          gain: { setValueAtTime() {}, linearRampToValueAtTime() {} },
          connect() {},
        });
        createOscillator = () => ({
          frequency: {},
          connect() {},
          stop() {},
          start() {
            told.tones += 1;
          },
        });
      }
      Object.assign(window, { AudioContext: Pretended });
      const restore = () => {
        Reflect.deleteProperty(navigator, 'vibrate');
        Object.assign(window, { matchMedia, AudioContext });
      };
      return { told, restore };
    };
    const cases: [string, Record<string, boolean>, boolean, string][] = [
      ['by vibration on a phone', { '(pointer: coarse)': true }, false, '{"vibrated":1,"tones":0}'],
      ['by a tone on a desktop', {}, false, '{"vibrated":0,"tones":1}'],
      [
        'by a tone on a phone with reduced motion',
        { '(pointer: coarse)': true, '(prefers-reduced-motion: reduce)': true },
        false,
        '{"vibrated":0,"tones":1}',
      ],
      ['by neither where the portal wants it quiet', { '(pointer: coarse)': true }, true, '{"vibrated":0,"tones":0}'],
    ];
    for (const [name, media, quiet, expected] of cases) {
      it(name, async () => {
        const cameras = fakeCameras();
        const opened = await scanner();
        opened.element.quiet = quiet;
        const { told, restore } = device(media);
        try {
          await openCamera(opened.element);
          await scanned(cameras, opened);
          expect(JSON.stringify(told)).equals(expected);
        } finally {
          restore();
        }
      });
    }
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
