import type { Hazard } from '@wardkit/contract/hazards';
import {
  createScriptedClient,
  fixtures as fixturesOfTheWire,
  problemResponse,
  type ScriptedCall,
} from '@wardkit/testing';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { picture } from '../testing/picture.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import {
  colleague,
  type HazardScript,
  hazard,
  hazardId,
  hazardServer,
  me,
  objectionTo,
  readBefore,
  several,
  statement,
} from './hazard-client.fixtures.ts';
import { fixtures, hostile, read, tap, write } from './hazard-list.fixtures.ts';
import { WardHazardList } from './hazard-list.ts';

type List = Mounted & WardHazardList;

async function open(script: HazardScript = {}, properties: Record<string, unknown> = {}) {
  const scripted = hazardServer(script);
  await script.before?.(scripted);
  const client = scripted.ward;
  const element = await mount<List>(WardHazardList, { client, lang: 'en', width: 390, properties });
  return { ...scripted, element };
}

const rows = (element: List) =>
  everyElement(element)
    .filter((each) => each.matches('[data-hazard]'))
    .map((each) => text(each));

async function photograph(element: List): Promise<void> {
  await until(() => find(element, '[data-choose]') !== null, 'the field of photographs');
  const input = find<HTMLInputElement>(element, '[data-choose]') as HTMLInputElement;
  const chosen = new DataTransfer();
  chosen.items.add(new File([await picture()], 'after.jpg', { type: 'image/jpeg' }));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await until(() => find(element, '.form .photograph img') !== null, 'the photograph');
}

const send = (element: List) => tap(element, '.form button[type="submit"]');
const changesOffered = (element: List) =>
  everyElement(element)
    .filter((each) => each.matches('[data-change]'))
    .map((each) => each.getAttribute('data-change'))
    .join();

describe('<ward-hazard-list>', () => {
  it('shows nothing of the hazards after a sign-out, and begins anew with whoever signs in', async () => {
    let token: string | null = 'scripted-officer';
    const { element, ward } = await open({ token: () => token });
    await until(() => rows(element).length > 0, 'rows');
    token = null;
    await ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(rows(element).length).equals(0);
    token = 'scripted-officer-again';
    await ward.session.get();
    await until(() => rows(element).length > 0, 'rows of who signed in');
    ward.close();
  });

  it('lists what is open by deadline, in words, the nearest first', async () => {
    const { element } = await open();
    await until(() => rows(element).length === 5, 'five rows');
    await read(element, 'No electric bicycle');
    const [first = '', second = '', third = ''] = rows(element);
    expect(first).contains('Overdue by 1 day');
    expect(first).contains('Life-threatening');
    expect(first).contains('兴埔路18号2栋 1单元 302');
    expect(second).contains('5 hours left');
    expect(third).contains('Reported as put right');
  });

  it('filters by gravity, by what is overdue and by oneself, and asks for nobody else’s', async () => {
    const asked: unknown[] = [];
    const { element, server } = await open();
    await until(() => rows(element).length === 5, 'five rows');
    server.answer('hazards.list', ({ query }: ScriptedCall) => {
      asked.push(query);
      return { items: [several[0]], next: null };
    });
    button(element, 'Overdue').click();
    await until(() => rows(element).length === 1, 'one row');
    button(element, 'Assigned to me').click();
    await until(() => asked.length === 2, 'the second question');
    button(element, 'Serious').click();
    button(element, 'Life-threatening').click();
    await until(() => JSON.stringify(asked.at(-1)).includes('"4"'), 'the last question');
    const own = { assignedToMe: 'true', limit: '50', overdue: 'true' };
    const state = ['open', 'referred', 'rectified'];
    expect(asked[1]).deepEquals({ ...own, state });
    expect(asked.at(-1)).deepEquals({ ...own, severity: ['3', '4'], state });
    expect(Object.keys(asked.at(-1) as object).some((name) => /assignee|officer/i.test(name))).isFalse();
  });

  it('opens one beside its history, tells the portal, and gives the focus back', async () => {
    const { element } = await open();
    const told: (string | null)[] = [];
    element.addEventListener('ward-hazard-open', (event) => told.push(event.hazardId));
    await tap(element, `[data-hazard="${hazardId(2)}"] button`);
    await read(element, 'Reported as put right by the landlord');
    await until(() => focused()?.id === 'hazard-heading', 'the focus on the heading');
    expect(element.hazardId).equals(hazardId(2));
    button(element, 'All hazards').click();
    await until(
      () => focused()?.closest('[data-hazard]')?.getAttribute('data-hazard') === hazardId(2),
      'the focus back',
    );
    expect(told).deepEquals([hazardId(2), null]);
  });

  it('offers a landlord the report and nothing else, without the names of filters that are the station’s', async () => {
    const { element } = await open({ role: 'landlord' }, { hazardId: hazardId(1) });
    await until(() => find(element, '[data-change]') !== null, 'what can be done');
    expect(changesOffered(element)).equals('rectify');
    expect(text(element).includes('Assigned to me')).isFalse();
    expect(text(element).includes(colleague.displayName)).isFalse('the landlord is told who follows it up');
  });

  it('keeps a landlord’s report until there is a photograph, then sends both', async () => {
    const { element, hazards, server, ward } = await open({ role: 'landlord' }, { hazardId: hazardId(1) });
    await tap(element, '[data-change="rectify"]');
    await write(element, '#hazard-note', '已加固后墙');
    await send(element);
    await until(() => focused()?.matches('.error-summary') === true, 'what is missing');
    expect(hazards.get(hazardId(1))?.state ?? '').equals('open');
    await photograph(element);
    await send(element);
    await until(() => hazards.get(hazardId(1))?.state === 'rectified', 'the report on record');
    await read(element, 'Reported as put right by the landlord');
    const { rectification } = hazards.get(hazardId(1)) as Hazard;
    expect(rectification?.note).equals('已加固后墙');
    expect(rectification?.photographIds.length).equals(1);
    expect(server.records.attachments.get(rectification?.photographIds[0] ?? '')?.state ?? '').equals('complete');
    expect(await ward.drafts.get(`hazard:${hazardId(1)}:rectify`)).equals(null);
    ward.close();
  });

  it('keeps a report offline, says so on its row alone, and sends it when the network is back', async () => {
    const { element, hazards, setOnline, ward } = await open({
      role: 'landlord',
      before: ({ ward }) => readLandlord(ward),
    });
    await until(() => rows(element).length === 5, 'five rows');
    setOnline(false);
    await tap(element, `[data-hazard="${hazardId(1)}"] button`);
    await tap(element, '[data-change="rectify"]');
    await photograph(element);
    await send(element);
    await read(element, 'It is sent when the network is back.');
    expect(changesOffered(element)).equals('');
    button(element, 'All hazards').click();
    await until(() => rows(element).filter((row) => row.includes('Report waits to be sent')).length === 1, 'one row');
    expect(hazards.get(hazardId(1))?.state ?? '').equals('open');
    setOnline(true);
    await until(() => hazards.get(hazardId(1))?.state === 'rectified', 'the report on record');
    await until(() => rows(element).every((row) => !row.includes('waits to be sent')), 'a row at rest');
    ward.close();
  });

  it('shows in a second tab what the first one keeps, and offers nothing beside it there', async () => {
    const first = await open({ role: 'landlord', before: ({ ward }) => readLandlord(ward) });
    const second = createScriptedClient({ role: 'landlord', store: first.store, server: first.server });
    await second.ward.session.get();
    const other = await mount<List>(WardHazardList, { client: second.ward, lang: 'en', width: 390 });
    await until(() => rows(other).length === 5, 'five rows');
    first.setOnline(false);
    second.setOnline(false);
    const body = { rectifiedAt: '2026-11-22T14:30:00+08:00', note: '已清理', photographIds: [] };
    await first.ward.hazards.rectify(hazardId(1), body, { ifMatch: '"1"', label: '太平古街64号' });
    await until(() => rows(other)[1]?.includes('Report waits to be sent') === true, 'the row in the other tab');
    await tap(other, `[data-hazard="${hazardId(1)}"] button`);
    await read(other, 'It is sent when the network is back.');
    expect(changesOffered(other)).equals('');
    first.ward.close();
    second.ward.close();
  });

  it('lets nobody re-inspect what they follow up themselves', async () => {
    const { element } = await open({}, { hazardId: hazardId(0) });
    await until(() => find(element, '[data-change]') !== null, 'what can be done');
    expect(changesOffered(element)).equals('rectify,assign,refer');
    expect(text(element)).contains('somebody else re-inspects it');
  });

  it('closes one by a re-inspection with a photograph of its own, and it leaves the list', async () => {
    const { element, hazards, ward } = await open({}, { hazardId: hazardId(2) });
    const told: string[] = [];
    element.addEventListener('ward-hazard-changed', (event) => told.push(event.state));
    await tap(element, '[data-change="verify"]');
    await send(element);
    await read(element, '2 things are to be put right first');
    await tap(element, 'input[value="put-right"]');
    await photograph(element);
    await send(element);
    await until(() => hazards.get(hazardId(2))?.state === 'verified', 'the re-inspection on record');
    await read(element, 'Re-inspected: put right');
    await until(() => told.join() === 'verified', 'the event');
    button(element, 'All hazards').click();
    await until(() => rows(element).length === 4, 'four rows');
    ward.close();
  });

  it('draws an assignment at once, and draws it back when it is refused, with what was entered', async () => {
    const answers: ((response: Response) => void)[] = [];
    const { element } = await open(
      {
        answers: {
          'hazards.assign': () =>
            new Promise((resolve) => {
              answers.push(resolve);
            }),
        },
      },
      { hazardId: hazardId(1) },
    );
    await tap(element, '[data-change="assign"]');
    await write(element, '#hazard-assignee', me.id);
    await send(element);
    await read(element, 'Saving…');
    expect(text(element)).contains(`${me.displayName} (you)`);
    expect(rows(element).filter((row) => row.includes('Saving…')).length).equals(1);
    await until(() => answers.length === 1, 'the call');
    answers[0]?.(
      problemResponse('invalid-input', {
        errors: [{ pointer: '/assigneeId', code: 'not-staff', message: '不是本派出所的工作人员。' }],
      }),
    );
    await until(() => find(element, '.error-summary') !== null, 'the refusal');
    expect(text(find(element, '.error-summary') as Element)).contains('不是本派出所的工作人员。');
    expect(text(find(element, '.facts') as Element)).contains(colleague.displayName);
    expect(find<HTMLSelectElement>(element, '#hazard-assignee')?.value).equals(me.id);
  });

  it('says so when somebody else changed it meanwhile, shows how it stands now, and loses nothing', async () => {
    const { element, hazards } = await open({}, { hazardId: hazardId(1) });
    await tap(element, '[data-change="refer"]');
    await write(element, '#hazard-authority', 'fire-rescue');
    await write(element, '#hazard-name', '源城区消防救援大队');
    await write(element, '#hazard-reason', '房东书面拒绝整改，请依法处理。');
    hazards.set(hazardId(1), hazard(1, { version: 2, assignedTo: me, note: '后墙裂缝扩大' }));
    await send(element);
    await read(element, 'Somebody else changed this hazard meanwhile');
    await read(element, '后墙裂缝扩大');
    expect(hazards.get(hazardId(1))?.state ?? '').equals('open');
    await tap(element, '[data-change="refer"]');
    await until(
      () => find<HTMLInputElement>(element, '#hazard-name')?.value === '源城区消防救援大队',
      'what was entered',
    );
    await send(element);
    await until(() => hazards.get(hazardId(1))?.state === 'referred', 'the referral on record');
  });

  it('opens again with the last key, on a device that is slow to keep it', async () => {
    const { element, hazards, ward } = await open({}, { hazardId: hazardId(1) });
    let hurry = () => {};
    const quick = new Promise<void>((resolve) => {
      hurry = resolve;
    });
    const put = ward.drafts.put.bind(ward.drafts);
    Object.assign(ward.drafts, { put: (key: string, value: unknown) => quick.then(() => put(key, value)) });
    await tap(element, '[data-change="refer"]');
    await write(element, '#hazard-authority', 'fire-rescue');
    await write(element, '#hazard-name', '源城区消防救援大队');
    await write(element, '#hazard-reason', '房东书面拒绝整改，请依法处理。');
    hazards.set(hazardId(1), hazard(1, { version: 2, assignedTo: me }));
    await send(element);
    await read(element, 'Somebody else changed this hazard meanwhile');
    await tap(element, '[data-change="refer"]');
    hurry();
    await until(() => find(element, '#hazard-reason') !== null, 'the form');
    expect(find<HTMLTextAreaElement>(element, '#hazard-reason')?.value ?? '').equals('房东书面拒绝整改，请依法处理。');
  });

  it('changes nothing where the portal says no, and keeps what was entered', async () => {
    const { element, hazards } = await open({}, { hazardId: hazardId(1) });
    element.addEventListener('ward-hazard-change', (event) => event.preventDefault());
    await tap(element, '[data-change="assign"]');
    await write(element, '#hazard-assignee', me.id);
    await send(element);
    expect(find(element, '.form') !== null).isTrue('the form is gone');
    expect(hazards.get(hazardId(1))?.version ?? 0).equals(1);
  });

  it('keeps a note with each key, through a reload of the page', async () => {
    const { element, ward } = await open({}, { hazardId: hazardId(1) });
    await tap(element, '[data-change="rectify"]');
    await write(element, '#hazard-note', '已加固');
    await until(() => text(element).includes('Kept on this device'), 'the mark');
    element.remove();
    const again = await mount<List>(WardHazardList, {
      client: ward,
      lang: 'en',
      properties: { hazardId: hazardId(1) },
    });
    await tap(again, '[data-change="rectify"]');
    await until(() => find<HTMLTextAreaElement>(again, '#hazard-note')?.value === '已加固', 'the note');
  });

  it('gives a report that was not accepted back to be corrected, with its photograph', async () => {
    const refusal = { pointer: '/rectifiedAt', code: 'in-the-future', message: '时间在未来，请校准设备时钟。' };
    const { element, ward, server } = await open(
      {
        role: 'landlord',
        answers: { 'hazards.rectify': () => problemResponse('invalid-input', { errors: [refusal] }) },
      },
      { hazardId: hazardId(1) },
    );
    await tap(element, '[data-change="rectify"]');
    await write(element, '#hazard-note', '已加固后墙');
    await photograph(element);
    await send(element);
    await read(element, '时间在未来，请校准设备时钟。');
    const accepted: string[] = [];
    server.answer('hazards.rectify', ({ body, parameters }: ScriptedCall) => {
      accepted.push((body as { note: string }).note);
      return { ...hazard(1), id: parameters.hazardId, state: 'rectified', version: 2 };
    });
    button(element, 'Correct mine').click();
    await until(() => find<HTMLTextAreaElement>(element, '#hazard-note')?.value === '已加固后墙', 'the note');
    await until(() => find(element, '.form .photograph img') !== null, 'the photograph');
    await send(element);
    await until(() => accepted.join() === '已加固后墙', 'the report again');
    ward.close();
  });

  it('drops what met a conflict only after it was asked', async () => {
    const conflict = fixtures.find(({ name }) => name === 'a conflict');
    const element = await mount<List>(WardHazardList, {
      client: conflict?.client?.() ?? null,
      lang: 'en',
      properties: { hazardId: hazardId(0) },
    });
    await read(element, 'Somebody else changed this hazard before yours arrived');
    button(element, 'Drop mine').click();
    await until(() => focused()?.matches('.drop') === true, 'the question');
    expect(element.ward?.outbox.items.length).equals(1);
    const sure = everyElement(find(element, '.drop') as Element).find((each) => each.matches('.danger'));
    (sure as HTMLElement).click();
    await until(() => find(element, '[data-change]') !== null, 'what can be done');
    expect(text(element).includes('before yours arrived')).isFalse();
  });

  it('sends what met a conflict on top of how it stands now', async () => {
    const { element, hazards, ward } = await open(
      {
        before: async ({ ward }) => {
          await ward.session.get();
          const body = { rectifiedAt: '2026-11-22T14:30:00+08:00', note: '已清理', photographIds: [] };
          await (await ward.hazards.rectify(hazardId(0), body, { ifMatch: '"0"', label: 'x' })).settled;
        },
      },
      { hazardId: hazardId(0) },
    );
    await tap(element, '.undecided');
    button(element, 'Send mine now').click();
    await until(() => hazards.get(hazardId(0))?.state === 'rectified', 'the report on record');
    await read(element, '已清理');
    ward.close();
  });

  it('prints the letter of a referral on A4, with nothing of the page and no name of a resident', async () => {
    const { element } = await open({}, { hazardId: hazardId(3) });
    await until(() => find(element, '.detail') !== null, 'the hazard');
    await read(element, 'Access control');
    const result = await printed(() => button(element, 'Print referral letter').click());
    const letter = text(result.document.body);
    for (const part of [
      '埔前派出所',
      '源城区消防救援大队',
      '源示公函〔2026〕12号',
      '上角村北三巷7号',
      '请依法处理',
      'Access control',
    ]) {
      expect(letter).contains(part);
    }
    expect(letter.includes('张**')).isFalse();
    expectPages(result, { pages: 1, size: 'A4' });
  });

  it('shows more pages in order, and the first ones again when the next can’t be had', async () => {
    const { element, server } = await open({ pageSize: 2 });
    await until(() => rows(element).length === 2, 'two rows');
    server.fault('hazards.list', { kind: 'problem', code: 'forbidden' });
    button(element, 'Show more hazards').click();
    await read(element, 'More hazards could not be loaded');
    expect(rows(element).length).equals(2);
    button(element, 'Show more hazards').click();
    await until(() => rows(element).length === 4, 'four rows');
  });

  it('lets a landlord object to the hazard that is open, once, with photographs', async () => {
    const { element, server } = await open({ role: 'landlord' }, { hazardId: hazardId(0) });
    await tap(element, '[data-object]');
    await read(element, 'Not met: No electric bicycle');
    await write(element, '#objection-statement', statement);
    const input = find<HTMLInputElement>(element, 'dialog [data-choose]') as HTMLInputElement;
    const chosen = new DataTransfer();
    chosen.items.add(new File([await picture()], 'moved.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => find(element, 'dialog .photograph img') !== null, 'the photograph');
    const events: string[] = [];
    element.addEventListener('ward-objection-filed', ({ objectionId }) => events.push(objectionId));
    await tap(element, '[data-file]');
    await until(() => find(element, '[data-objection]') !== null, 'the objection on record');
    await read(element, 'Waits for an answer');
    const [call] = server.calls.filter(({ id }) => id === 'objections.file');
    const body = call?.body as { target: object; premisesId: string; photographIds: string[] };
    expect(body.target).deepEquals({ kind: 'hazard', id: hazardId(0) });
    expect(body.premisesId).equals(hazard(0).premisesId);
    expect(body.photographIds.length).equals(1);
    expect(events.join()).equals(call?.parameters.objectionId ?? '');
    expect(find(element, '[data-object]')).equals(null);
    await until(() => focused()?.matches('.objections-heading') === true, 'the focus at the objections');
    expect(find(element, '[data-change="rectify"]') !== null).isTrue('an objection stops no report');
  });

  it('calls by its words what was opened before the checklist came', async () => {
    let bring: (value: unknown) => void = () => {};
    const comes = new Promise((resolve) => {
      bring = resolve;
    });
    const answers = { 'rentalChecks.getStandard': () => comes.then(() => fixturesOfTheWire.standard) };
    const { element } = await open({ role: 'landlord', answers }, { hazardId: hazardId(0) });
    await tap(element, '[data-object]');
    await read(element, 'Not met: FIR-03');
    bring(null);
    await read(element, 'Not met: No electric bicycle');
  });

  it('keeps what was begun about one hazard, and does not offer it about another', async () => {
    const { element, ward } = await open({ role: 'landlord' }, { hazardId: hazardId(0) });
    await tap(element, '[data-object]');
    await write(element, '#objection-statement', statement);
    const field = () => find<HTMLTextAreaElement>(element, '#objection-statement');
    await until(() => field()?.value === statement, 'what was written');
    element.hazardId = hazardId(1);
    await until(() => find(element, `[data-open="${hazardId(1)}"]`) !== null, 'the other hazard');
    await tap(element, '[data-object]');
    await read(element, 'Not met: Not an illegal');
    await until(() => field()?.value === '', 'an empty form');
    element.remove();
    const again = await mount<List>(WardHazardList, {
      client: ward,
      lang: 'en',
      properties: { hazardId: hazardId(0) },
    });
    await tap(again, '[data-object]');
    await until(
      () => find<HTMLTextAreaElement>(again, '#objection-statement')?.value === statement,
      'what was written about the first',
    );
  });

  it('keeps an objection on the device without a network, and sends it when it is back', async () => {
    const { element, setOnline, server } = await open({ role: 'landlord' }, { hazardId: hazardId(0) });
    await until(() => find(element, '[data-object]') !== null, 'the way to object');
    setOnline(false);
    await tap(element, '[data-object]');
    await write(element, '#objection-statement', statement);
    await tap(element, '[data-file]');
    await read(element, 'It is sent when the network is back');
    expect(find(element, '[data-object]')).equals(null);
    expect(server.calls.filter(({ id }) => id === 'objections.file').length).equals(0);
    setOnline(true);
    await until(() => find(element, '[data-objection]') !== null, 'the objection on record');
    expect(find(element, '[data-queued]')).equals(null);
  });

  it('has a supervisor answer it, and shows the hazard annulled when it is upheld', async () => {
    const { element } = await open({ role: 'supervisor', objections: [objectionTo(0)] }, { hazardId: hazardId(0) });
    await tap(element, '[data-answer]');
    await tap(element, 'input[value="upheld"]');
    await write(element, '#answer-reason', '照片显示车辆已移走，认定有误。');
    await tap(element, '[data-decide]');
    await read(element, 'Annulled');
    await read(element, 'Upheld');
    expect(find(element, '[data-change]')).equals(null);
  });

  it('offers no objection to what is closed, and none to the station, which sees those there are', async () => {
    const closed = hazard(0, { state: 'verified', version: 3 });
    const landlord = await open({ role: 'landlord', hazards: [closed, hazard(1)] }, { hazardId: hazardId(0) });
    await read(landlord.element, 'You have not objected');
    expect(find(landlord.element, '[data-object]')).equals(null);
    landlord.element.remove();
    const { element } = await open({ objections: [objectionTo(1)] }, { hazardId: hazardId(0) });
    await until(() => find(element, '[data-change="refer"]') !== null, 'the hazard');
    element.hazardId = hazardId(1);
    await until(() => find(element, '[data-objection]') !== null, 'the objection to the other');
    expect(find(element, '[data-object], [data-answer]')).equals(null);
    element.hazardId = hazardId(2);
    await until(() => find(element, `[data-open="${hazardId(2)}"]`) !== null, 'a third hazard');
    await until(() => find(element, '.objections') === null, 'no section about nothing');
  });

  it('shows what the device kept, and reads it anew when the network is back', async () => {
    const { element, hazards, setOnline } = await open({
      before: async ({ ward, setOnline }) => {
        await readBefore(ward);
        setOnline(false);
      },
    });
    await read(element, 'no network since');
    hazards.delete(hazardId(4));
    setOnline(true);
    window.dispatchEvent(new Event('online'));
    await until(() => rows(element).length === 4, 'the list of now');
    expect(text(element).includes('no network since')).isFalse();
  });

  it('can be gone through with the keyboard: list, hazard, form', async () => {
    const { element } = await open();
    await until(() => rows(element).length === 5, 'five rows');
    (find(element, `[data-hazard="${hazardId(1)}"] button`) as HTMLElement).focus();
    await press('Enter');
    await until(() => focused()?.id === 'hazard-heading', 'the hazard');
    await press('Tab');
    expect(focused()?.getAttribute('data-change') ?? '').equals('rectify');
    await press('Enter');
    await until(() => focused()?.id === 'hazard-form-heading', 'the form');
    await press('Tab');
    expect(focused()?.hasAttribute('data-take') ?? false).isTrue('the first field is not next');
  });
});

async function readLandlord(ward: Parameters<typeof readBefore>[0]): Promise<void> {
  await ward.session.get();
  await ward.hazards.list({ state: ['open', 'referred', 'rectified'], limit: 50 });
}

elementSuite({ widget: WardHazardList, fixtures, hostile });
