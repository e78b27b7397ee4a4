import {
  type MediationScript,
  type MediationServer,
  mediationServer,
} from '../mediations/mediation-client.fixtures.ts';
import { agreement, party, partyId } from '../mediations/mediation-records.fixtures.ts';
import { hostile as hostileCase, several } from '../mediations/mediation-set.fixtures.ts';
import { pressed, typed } from '../testing/acting.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { expectPages, type Printed, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import { fixtures, hostile, inForceId, notAgreedId, PrintProbe, shows } from './print-probe.fixtures.ts';
import type { PrintKind } from './printed-mediation.ts';

interface Opened extends MediationServer {
  readonly element: PrintProbe;
}

async function opened(
  kind: PrintKind = 'agreement',
  script: MediationScript = {},
  { lang = 'en', id = inForceId } = {},
): Promise<Opened> {
  const server = mediationServer(script);
  const element = await mount<PrintProbe>(PrintProbe, { client: server.ward, lang });
  await shows(element, id, kind);
  return { ...server, element };
}

const onPaper = ({ document }: Printed) => (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');
const printNow = (element: PrintProbe) => printed(() => void pressed(element, '[data-print-now]'));

describe('MediationPrint', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('body > iframe')) frame.remove();
  });

  it('prints the agreement in the form of a people’s mediation, with the lines for names left to be written', async () => {
    const { element } = await opened();
    const paper = await printNow(element);
    const words = onPaper(paper);
    for (const part of [
      '人民调解协议书',
      'MD-2026-0051',
      '申请人',
      '被申请人',
      '身份证件号码',
      '纠纷主要事实、争议事项',
      '经调解，自愿达成如下协议',
      '履行方式、地点、期限',
      '退还押金1000元',
      '2026年11月15日',
      '本协议一式3份',
      '签名、盖章或按指印',
      '人民调解员（签名）',
      '记录人（签名）',
      '埔前社区人民调解委员会（印）',
    ]) {
      expect(words).contains(part);
    }
    for (const kept of ['441602', '154****']) expect(words.includes(kept)).isFalse(`${kept} is on the paper`);
    expect(paper.document.title).equals('人民调解协议书 MD-2026-0051');
    expectPages(paper, { pages: 1, size: 'A4' });
  });

  it('repeats the headings in the language of the screen, and in none where that is Chinese or somebody wants so', async () => {
    const english = await opened();
    const first = await printNow(english.element);
    expect(onPaper(first)).contains('Agreement of people’s mediation');
    first.frame.remove();
    const chinese = await opened('agreement', {}, { lang: 'zh-Hans' });
    const paper = await printNow(chinese.element);
    expect(paper.document.querySelectorAll('.second').length).equals(0);
    paper.frame.remove();
    const select = find<HTMLSelectElement>(chinese.element, '#print-second');
    if (select === null) throw new Error('no choice of a second language');
    select.value = 'ko';
    select.dispatchEvent(new Event('change'));
    expect(onPaper(await printNow(chinese.element))).contains('인민조정 합의서');
  });

  it('has the form of the police where it is a public-security mediation, and the register form where it was spoken', async () => {
    const security = several.find(
      ({ mediation }) => mediation.kind === 'public-security' && mediation.state === 'agreed',
    );
    if (security === undefined) throw new Error('no such mediation');
    const police = await opened('agreement', {}, { id: security.mediation.id, lang: 'zh-Hans' });
    const paper = await printNow(police.element);
    const words = onPaper(paper);
    paper.frame.remove();
    for (const part of ['治安调解协议书', '调解机关', '埔前派出所', '主持人', '孙调解员', '调解地点', '被侵害人']) {
      expect(words).contains(part);
    }
    const base = several.find(({ mediation }) => mediation.id === inForceId);
    if (base === undefined) throw new Error('no such mediation');
    const oral = { ...base, agreement: agreement(10, { form: 'oral' }) };
    const spoken = await opened('agreement', { cases: [oral] }, { lang: 'zh-Hans' });
    const form = await printNow(spoken.element);
    expect(onPaper(form)).contains('人民调解口头协议登记表');
    expect(onPaper(form).includes('按指印')).isFalse('parties sign an oral agreement');
  });

  it('has no committee’s words on the form of a court’s mediation', async () => {
    const base = several.find(({ mediation }) => mediation.id === inForceId);
    if (base === undefined) throw new Error('no such mediation');
    const takingPart = [{ kind: 'court', name: '源城区人民法院' }];
    const judicial = { ...base, mediation: { ...base.mediation, kind: 'judicial', takingPart } };
    const { element } = await opened('agreement', { cases: [judicial] }, { lang: 'zh-Hans' });
    const words = onPaper(await printNow(element));
    expect(words).contains('源城区人民法院（印）');
    expect(words.includes('人民调解')).isFalse(words);
  });

  it('prints who stands for whom, and lets them sign', async () => {
    const base = several.find(({ mediation }) => mediation.id === inForceId);
    if (base === undefined) throw new Error('no such mediation');
    const parties = [
      ...base.parties,
      party(10, 3, { role: 'guardian', standsForPartyId: partyId(10, 1) }),
      party(10, 4, { role: 'helper' }),
    ];
    const { element } = await opened('agreement', { cases: [{ ...base, parties }] }, { lang: 'zh-Hans' });
    const paper = await printNow(element);
    expect(onPaper(paper)).contains('监护人（代申请人）');
    expect(paper.document.querySelectorAll('.signing > .sign').length).equals(5);
  });

  it('prints the cover and the index, with what is missing said and pages left to be written', async () => {
    const { element } = await opened('dossier', {}, { lang: 'zh-Hans' });
    const words = onPaper(await printNow(element));
    for (const part of ['调解卷宗', '卷名', '卷号', '立卷人', '保管期限', '卷内目录', '页号', '缺', '应有而缺的文书']) {
      expect(words).contains(part);
    }
  });

  it('asks the portal first, and does not print where that prints by itself', async () => {
    const { element } = await opened();
    const asked: string[] = [];
    element.addEventListener('ward-mediation-print', (event) => {
      asked.push(`${event.mediationId} ${event.print}`);
      event.preventDefault();
    });
    await pressed(element, '[data-print-now]');
    await until(() => asked.length > 0, 'the event');
    expect(asked).deepEquals([`${inForceId} agreement`]);
    expect(document.querySelectorAll('iframe[aria-hidden]').length).equals(0);
  });

  it('prints the applicant before the other side, in whatever order the server has them', async () => {
    const base = several.find(({ mediation }) => mediation.id === inForceId);
    if (base === undefined) throw new Error('no such mediation');
    const { element } = await opened(
      'agreement',
      { cases: [{ ...base, parties: base.parties.toReversed() }] },
      { lang: 'zh-Hans' },
    );
    const paper = await printNow(element);
    const labels = [...paper.document.querySelectorAll('.party-label')].map((each) => each.textContent?.trim());
    expect(labels).deepEquals(['申请人', '被申请人']);
  });

  it('prints as many copies as are typed, and says what a number is where none is', async () => {
    const { element } = await opened('agreement', {}, { lang: 'zh-Hans' });
    await typed(element, '#print-copies', '两份');
    await pressed(element, '[data-print-now]');
    await until(() => focused() === find(element, '#print-copies'), 'the field');
    expect(text(element)).contains('请填写 1 至 99 的整数');
    expect(find<HTMLInputElement>(element, '#print-copies')?.value).equals('两份');
    await typed(element, '#print-copies', '5');
    expect(onPaper(await printNow(element))).contains('本协议一式5份');
  });

  it('says that there is nothing to print before anything is agreed', async () => {
    const { element } = await opened('agreement', {}, { id: notAgreedId });
    expect(text(element)).contains('Nothing has been agreed yet');
    await pressed(element, '[data-leave]');
    expect(element.left).equals(1);
    expect(find(element, '.print')).equals(null);
  });

  it('reads again after a failure', async () => {
    const made = await opened('agreement', { online: false });
    expect(text(made.element)).contains('No network');
    made.setOnline(true);
    await pressed(made.element, '.state-notice .button');
    await until(() => find(made.element, '[data-print-now]') !== null, 'what is printed');
  });

  it('shows nothing of it to whoever comes after a sign-out', async () => {
    const portal = portalSignIn('officer');
    const server = mediationServer({ token: portal.token, answers: { 'session.get': portal.session } });
    await server.ward.session.get();
    const element = await mount<PrintProbe>(PrintProbe, { client: server.ward, lang: 'zh-Hans' });
    await shows(element);
    expect(text(element)).contains('MD-2026-0051');
    portal.somebody = null;
    await server.ward.signOut();
    await until(() => !text(element).includes('MD-2026-0051'), 'that it is gone');
    expect(element.print?.isOpen).equals(false);
  });

  it('prints hostile text as text', async () => {
    const record = {
      ...hostileCase,
      agreement: agreement(22, { facts: '<img src=x data-hostile onerror="window.hostile=true">' }),
    };
    const { element } = await opened('agreement', { cases: [record] }, { id: record.mediation.id });
    const paper = await printNow(element);
    expect(paper.document.querySelectorAll('[data-hostile], img, script').length).equals(0);
    expect(onPaper(paper)).contains('<img src=x data-hostile');
  });
});

elementSuite({ widget: PrintProbe, fixtures, hostile });
