import { AlertRepeatRule, defaultAlertRepeatRule } from '@wardkit/contract/alert-repeat-rules';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { alertNow, commanderOf, file, nowhere, take, writing } from './alerts-scene.ts';
import { bodyOf } from './body.ts';

const rules = ['alertRepeatRules.get', 'alertRepeatRules.change'] as const;
/** Of latitude. */
const metresOfDegree = 111_195;

/** The rules by which groups are proposed. */
export const alertRepeatRulesChecks = checks([
  {
    requirement: 'WK-ALR-39',
    title: 'a station has one rule, and null brings the default back',
    needs: { operations: rules, roles: ['administrator'], writesRecords: true, alone: true },
    async run(context) {
      const { days, metres } = defaultAlertRepeatRule;
      const usual = await ruleOf(context);
      const { own, told, reset } = await underRule(context, usual, { days: days + 1 }, () => ruleOf(context));
      expect(usual.days === days && usual.metres === metres, `${days} days and ${metres} metres`, 'another default');
      expect(own.days === days + 1 && own.source === 'station', `${days + 1} days, of the station`, own.source);
      expect(own.metres === metres, `${metres} metres still`, String(own.metres));
      expect(told.days === own.days && told.version === own.version, 'what was set', 'something else');
      expect(reset.days === days && reset.source === usual.source, 'the default', reset.source);
    },
  },
  {
    requirement: 'WK-ALR-40',
    title: 'a rule that is changed holds for alerts that are received afterwards, and groups stay',
    needs: { ...writing(...rules), roles: ['administrator'], alone: true },
    async run(context) {
      const { metres } = defaultAlertRepeatRule;
      const takePair = async () => {
        const place = nowhere();
        const [longitude = 0, latitude = 0] = place.point.coordinates;
        const point = { type: 'Point', coordinates: [longitude, latitude + (metres + 20) / metresOfDegree] };
        return [await take(context, { place }), await take(context, { place: { ...place, point } })] as const;
      };
      const usual = await ruleOf(context);
      const early = await takePair();
      const { told: late } = await underRule(context, usual, { metres: metres + 40 }, takePair);
      const [still, left] = await Promise.all([early, late].map(([, { id }]) => alertNow(commanderOf(context), id)));
      await file(context, ...early, ...late);
      expect(early[1].repeatId === null, 'no group at first', 'one');
      expect(late[1].repeatId !== null, 'a group by the new rule', 'none');
      expect(still?.repeatId === null, 'no group of what was there', 'one');
      expect(left?.repeatId === late[1].repeatId, 'the group still', String(left?.repeatId));
    },
  },
]);

async function ruleOf(context: Context): Promise<AlertRepeatRule> {
  const caller = context.as('administrator');
  const stationId = need(caller.account.session?.stationId, 'the account of an administrator tells no station');
  const answer = await caller.call('alertRepeatRules.get', { parameters: { stationId } });
  return bodyOf(answer, AlertRepeatRule);
}

async function setRule(
  context: Context,
  { stationId, version }: AlertRepeatRule,
  body: object,
): Promise<AlertRepeatRule> {
  const headers = { 'if-match': `"${version}"` };
  const answer = await context.as('administrator').call('alertRepeatRules.change', {
    parameters: { stationId },
    headers,
    body,
  });
  return bodyOf(answer, AlertRepeatRule);
}

/** What is told while the station has a rule of its own. Afterwards it has the default again, whatever happened. */
async function underRule<T>(context: Context, usual: AlertRepeatRule, change: object, work: () => Promise<T>) {
  if (usual.source !== 'project default') throw new NotExamined('the station has a rule of its own');
  const own = await setRule(context, usual, change);
  const putBack = () => setRule(context, own, Object.fromEntries(Object.keys(change).map((part) => [part, null])));
  let told: T;
  try {
    told = await work();
  } catch (cause) {
    await putBack();
    throw cause;
  }
  return { own, told, reset: await putBack() };
}
