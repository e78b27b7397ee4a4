import type { ScriptedClient } from '@wardkit/testing';
import { fixtures as data } from '@wardkit/testing';
import { plainEngine } from '../qr/plain-engine.ts';
import { readPixels } from '../qr/read-pixels.ts';
import { appears, pressed, typed } from '../testing/acting.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { picture } from '../testing/picture.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
// Here before the first test, which would otherwise wait for the server of a busy machine.
import './board-page.ts';
import './board-objections.ts';
import type { ObjectionFiledEvent } from '../objections/objections.events.ts';
import {
  type Answers,
  fixtures,
  hostile,
  objectionOf,
  objectionUrl,
  premises,
  premisesId,
  scripted,
  statement,
} from './rating-board.fixtures.ts';
import { WardRatingBoard } from './rating-board.ts';

const fixture = (name: string) => {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

const turn = () => new Promise((resolve) => setTimeout(resolve));

async function board(made: ScriptedClient, properties: Record<string, unknown> = {}): Promise<WardRatingBoard> {
  const element = await mount<WardRatingBoard>(WardRatingBoard, {
    client: made.ward,
    properties: { premisesId, objectionUrl, ...properties },
  });
  // The first board of a run also waits for the client's own modules, from the server of a busy machine.
  const end = performance.now() + 15_000;
  while (find(element, '.paper') === null && performance.now() < end) await element.updateComplete.then(turn);
  expect(find(element, '.paper') !== null).isTrue('the board did not come');
  return element;
}

/** What a phone reads of the board's QR. */
async function scanned(element: HTMLElement): Promise<readonly string[]> {
  const path = find<SVGPathElement>(element, '[data-modules] path') as SVGPathElement;
  const modules = Number(path.parentElement?.getAttribute('data-modules'));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = (modules + 8) * 6;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.scale(6, 6);
  context.translate(4, 4);
  context.fill(new Path2D(path.getAttribute('d') ?? ''), 'evenodd');
  const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height);
  return readPixels({ data: pixels, width: canvas.width, height: canvas.height }, [plainEngine]);
}

const filed = (made: ScriptedClient) => made.server.calls.filter(({ id }) => id === 'objections.file');

describe('<ward-rating-board>', () => {
  it('shows the stars by four aspects, the days, the station and how to object', async () => {
    const element = await board(scripted());
    const words = text(find(element, '.paper') as HTMLElement);
    for (const part of [
      premises.address.text,
      'Two stars',
      'of 100',
      'Checked on',
      'Next check by',
      '埔前派出所',
      '0762-0000000',
      'Object to the stars',
    ]) {
      expect(words).contains(part);
    }
    expect(everyElement(element).filter((each) => each.matches('.board-star.on')).length).equals(2);
    expect(everyElement(element).filter((each) => each.matches('.board-track')).length).equals(4);
  });

  it('names nobody: neither who lets nor who lives there, on screen or on paper', async () => {
    const landlord = premises.landlord;
    const made = scripted({ 'stays.list': { items: data.stays, next: null } });
    const element = await board(made);
    await appears(element, '[data-object]');
    const html = everyElement(element)
      .map((each) => each.outerHTML)
      .join(' ');
    for (const secret of [
      landlord?.name.masked,
      landlord?.telephone?.masked,
      landlord?.personId,
      ...data.stays.map(({ person }) => person.name.masked),
    ]) {
      expect(html.includes(secret ?? '**')).isFalse(`${secret} is there`);
    }
    expect(made.server.count('stays.list')).equals(0);
  });

  it('has a QR that leads to the objection page as the portal gives it, and to nothing of the record', async () => {
    const element = await board(scripted(), { objectionUrl: 'https://portal.example/Objections?From=board' });
    expect(await scanned(element)).deepEquals(['https://portal.example/Objections?From=board']);
    const byStation = await board(
      scripted({
        'places.getStation': {
          ...data.station,
          serviceLinks: [
            { kind: 'objection', title: { 'zh-Hans': '异议' }, url: 'https://station.example/objections' },
          ],
        },
      }),
      { objectionUrl: '' },
    );
    expect(await scanned(byStation)).deepEquals(['https://station.example/objections']);
  });

  it('has no QR where it would lead to no page', async () => {
    for (const wrong of [
      '',
      'javascript:alert(1)',
      'tel:110',
      '/objections',
      `https://portal.example/${'a'.repeat(400)}`,
    ]) {
      const element = await board(scripted(), { objectionUrl: wrong });
      expect(find(element, '[data-modules]') === null).isTrue(wrong);
      expect(text(find(element, '.paper') as HTMLElement)).contains('0762-0000000');
    }
  });

  it('prints the board alone, on A4 or A3', async () => {
    for (const size of ['A4', 'A3'] as const) {
      const element = await board(scripted());
      find<HTMLInputElement>(element, `input[value="${size}"]`)?.click();
      await element.updateComplete;
      const result = await printed(() => button(element, 'Print').click());
      expectPages(result, { pages: 1, size });
    }
  });

  it('prints nothing where the portal does it', async () => {
    const element = await board(scripted(), { paper: 'A3' });
    let given = '';
    element.addEventListener('ward-board-print', (event) => {
      given = `${event.premisesId} ${event.paper}`;
      event.preventDefault();
    });
    button(element, 'Print').click();
    expect(given).equals(`${premisesId} A3`);
    expect(document.body.querySelector(':scope > iframe') === null).isTrue();
  });

  it('reads as staff for a check and as a landlord for the own record', async () => {
    for (const [role, purpose] of [
      ['officer', 'rental-check'],
      ['landlord', 'own-record'],
    ] as const) {
      const made = scripted({}, { role });
      await board(made);
      const read = made.server.calls.find(({ id }) => id === 'places.getPremises');
      expect(read?.headers['wardkit-purpose']).equals(purpose);
    }
  });

  it('keeps what was read without a network, says so, and asks anew when it is back', async () => {
    const made = scripted();
    const element = await board(made);
    made.setOnline(false);
    element.refresh();
    await until(() => text(element).includes('no network since'));
    expect(find(element, '.paper') !== null).isTrue();
    made.setOnline(true);
    dispatchEvent(new Event('online'));
    await until(() => !text(element).includes('no network since'));
  });
});

describe('<ward-rating-board> takes objections', () => {
  it('of a landlord, to the rating, the check or a finding, with photographs', async () => {
    const hazard = { id: data.ids.hazard, itemCode: 'FIR-03', state: 'open' };
    const made = scripted({ 'hazards.list': { items: [hazard], next: null } });
    const element = await board(made);
    await pressed(element, '[data-object]');
    await appears(element, 'dialog[open]');
    const targets = () =>
      everyElement(element).filter((each) => each.matches('input[name="objection-target"]')) as HTMLInputElement[];
    await until(() => targets().length === 3, 'the rating, the check and the finding');
    targets()[2]?.click();
    await typed(element, '#objection-statement', `  ${statement} `);
    const files = new DataTransfer();
    files.items.add(new File([await picture()], 'stairs.jpg', { type: 'image/jpeg' }));
    const input = find<HTMLInputElement>(element, '[data-choose]') as HTMLInputElement;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => find(element, '.photograph img') !== null, 'the photograph');
    const events: ObjectionFiledEvent[] = [];
    element.addEventListener('ward-objection-filed', (event) => events.push(event));
    await pressed(element, '[data-file]');
    await until(() => filed(made).length === 1, 'the objection at the server');
    const body = filed(made)[0]?.body as {
      target: object;
      statement: string;
      photographIds: string[];
      premisesId: string;
    };
    expect(body.target).deepEquals({ kind: 'hazard', id: hazard.id });
    expect(body.statement).equals(statement);
    expect(body.photographIds.length).equals(1);
    expect(made.server.records.attachments.get(body.photographIds[0] ?? '')?.state).equals('complete');
    expect(events[0]?.premisesId).equals(premisesId);
    await until(() => focused() === find(element, '.objections-heading'), 'the focus at the objections');
  });

  it('says what is missing, with a link to it, and loses nothing', async () => {
    const made = scripted();
    const element = await board(made);
    await pressed(element, '[data-object]');
    await typed(element, '#objection-statement', '  不对   ');
    await pressed(element, '[data-file]');
    const summary = await appears(element, '.error-summary');
    await until(() => focused() === summary, 'the focus at the summary');
    button(element, 'Write at least 10 characters: what is wrong, and why.').click();
    await until(() => focused() === find(element, '#objection-statement'), 'the focus at the field');
    expect(filed(made).length).equals(0);
  });

  it('keeps every keystroke, so that the form is there again after a crash', async () => {
    const made = scripted();
    const element = await board(made);
    await pressed(element, '[data-object]');
    await typed(element, '#objection-statement', statement);
    const key = `objection:${premisesId}`;
    let kept: { statement: string } | null = null;
    await until(() => {
      void made.ward.drafts.get<{ statement: string }>(key).then((found) => {
        kept = found;
      });
      return kept?.statement === statement;
    }, 'the draft');
    element.remove();
    const again = await board(made);
    await pressed(again, '[data-object]');
    await appears(again, 'dialog[open]');
    await until(
      () => find<HTMLTextAreaElement>(again, '#objection-statement')?.value === statement,
      'what was written',
    );
  });

  it('without a network: it is saved, and sent when the network is back', async () => {
    const made = scripted();
    const element = await board(made);
    await appears(element, '[data-object]');
    made.setOnline(false);
    await pressed(element, '[data-object]');
    await typed(element, '#objection-statement', statement);
    await pressed(element, '[data-file]');
    await until(() => /Saved on this device \d\d:\d\d\. It is sent when the network is back/.test(text(element)));
    expect(filed(made).length).equals(0);
    made.server.answer('objections.list', { items: [objectionOf()], next: null });
    made.setOnline(true);
    await until(() => filed(made).length === 1, 'the objection at the server');
    await until(
      () => find(element, '[data-queued]') === null && text(element).includes('Waits for an answer'),
      'on record',
    );
  });

  it('says why one was not accepted, and deletes it only when asked twice', async () => {
    const element = await mountFixture(WardRatingBoard, fixture('not accepted'));
    expect(text(find(element, '[data-queued]') as HTMLElement)).contains(
      'An objection to the same thing already waits for its answer.',
    );
    button(element, 'Delete it').click();
    await appears(element, 'dialog[open]');
    expect(find(element, '[data-queued]') !== null).isTrue();
    await pressed(element, 'dialog [data-decide]');
    await until(() => find(element, '[data-queued]') === null);
  });

  it('is not offered to staff, nor an answer to whoever is no supervisor', async () => {
    for (const role of ['officer', 'auxiliary', 'supervisor'] as const) {
      const element = await board(scripted({ 'objections.list': { items: [objectionOf()], next: null } }, { role }));
      await appears(element, '[data-objection]');
      expect(find(element, '[data-object], [data-withdraw]') === null).isTrue(role);
      expect(find(element, '[data-answer]') !== null).equals(role === 'supervisor');
    }
  });
});

describe('<ward-rating-board> answers objections', () => {
  const reason = '经现场复核，自动断电装置有效，星级重新评定。';

  async function answering(answers: Answers = {}) {
    const made = scripted(
      { 'objections.list': { items: [objectionOf()], next: null }, 'objections.get': objectionOf(), ...answers },
      { role: 'supervisor' },
    );
    const element = await board(made);
    const decide = async (words: string) => {
      await pressed(element, '[data-answer]');
      await pressed(element, 'input[value="upheld"]');
      await typed(element, '#answer-reason', words);
      await pressed(element, '[data-decide]');
    };
    const sent = () => made.server.calls.filter(({ id }) => id === 'objections.answer');
    return { made, element, decide, sent };
  }

  it('with a decision and a reason, upon the version of now, and asks for the rating anew', async () => {
    const { made, element, decide, sent } = await answering({
      'objections.answer': objectionOf({ state: 'answered' }),
    });
    const before = made.server.count('ratings.get');
    await decide(` ${reason} `);
    await until(() => find(element, 'dialog') === null && sent().length === 1);
    expect(sent()[0]?.body).deepEquals({ decision: 'upheld', reason });
    expect(sent()[0]?.headers['if-match']).equals('"1"');
    await until(() => made.server.count('ratings.get') > before, 'the rating');
  });

  it('wants a decision and 10 characters before anything is sent', async () => {
    const { element, decide, sent } = await answering();
    await pressed(element, '[data-answer]');
    await pressed(element, '[data-decide]');
    expect(text((await appears(element, '.decision-fault')) as HTMLElement)).contains('Choose whether');
    button(element, 'Cancel').click();
    await decide('不');
    expect(text((await appears(element, '.decision-fault')) as HTMLElement)).contains('at least 10 characters');
    expect(sent().length).equals(0);
  });

  it('tells a refused right, somebody quicker and a lost network apart, and keeps what was written', async () => {
    for (const [fault, words] of [
      [{ kind: 'problem', code: 'forbidden' }, 'You may not answer this one'],
      [{ kind: 'problem', code: 'state-conflict' }, 'Somebody was quicker'],
      [{ kind: 'unreachable' }, 'No answer from the server'],
    ] as const) {
      const { made, element, decide } = await answering();
      made.server.fault('objections.answer', fault, 100);
      await decide(reason);
      await until(() => find(element, '.decision-fault') !== null, words);
      expect(text(find(element, '.decision-fault') as HTMLElement)).contains(words);
      expect(find<HTMLTextAreaElement>(element, '#answer-reason')?.value).equals(reason);
    }
  });

  it('takes an answer for done that had arrived though its own was lost', async () => {
    const { made, element, decide, sent } = await answering();
    made.server.fault('objections.answer', { kind: 'unreachable' }, 100);
    await decide(reason);
    await until(() => find(element, '.decision-fault') !== null);
    made.server.answer(
      'objections.get',
      objectionOf({
        state: 'answered',
        version: 2,
        answer: { decision: 'upheld', reason, answeredBy: {}, answeredAt: '2026-11-22T14:32:00+08:00' } as never,
      }),
    );
    const before = sent().length;
    await pressed(element, '[data-decide]');
    await until(() => find(element, 'dialog') === null);
    expect(sent().length).equals(before);
  });

  it('shows photographs only when they are asked for', async () => {
    const made = scripted(
      { 'objections.list': { items: [objectionOf({ photographIds: [data.ids.attachment] })], next: null } },
      { role: 'supervisor' },
    );
    made.server.answer('attachments.getContent', async () => new Blob([await picture()], { type: 'image/jpeg' }));
    const element = await board(made);
    await appears(element, '[data-objection]');
    expect(made.server.count('attachments.getContent')).equals(0);
    button(element, 'Show photographs (1)').click();
    await until(() => find(element, '.pictures img') !== null, 'the photograph');
    expect(find<HTMLImageElement>(element, '.pictures img')?.src).matches(/^blob:/);
  });
});

elementSuite({ widget: WardRatingBoard, fixtures, hostile });
