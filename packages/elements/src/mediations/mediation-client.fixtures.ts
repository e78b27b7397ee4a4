import type { WardClient } from '@wardkit/client';
import type { Role } from '@wardkit/contract/role';
import { createScriptedClient, fixtures, type ScriptedAnswers, type ScriptedClient } from '@wardkit/testing';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { agreementAnswers } from './mediation-agreement-answers.fixtures.ts';
import { dossierAnswers } from './mediation-dossier-answers.fixtures.ts';
import { intakeAnswers } from './mediation-intake-answers.fixtures.ts';
import { listAnswers } from './mediation-list-answers.fixtures.ts';
import { objectionAnswers } from './mediation-objection-answers.fixtures.ts';
import { composed, type MediationCaseRecord, now } from './mediation-records.fixtures.ts';
import { several } from './mediation-set.fixtures.ts';
import type { MediationShelf } from './mediation-shelf.fixtures.ts';

/** How a client of a fixture differs from an officer's who is online. */
export interface MediationScript {
  readonly role?: Exclude<Role, 'stranger'>;
  readonly cases?: readonly MediationCaseRecord[];
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** What the portal gives; null for nobody who is signed in. */
  readonly token?: () => string | null;
  /** The moment of the device and the server; RFC 3339. */
  readonly now?: string;
}

/** A server in memory, and what it has of mediations. */
export type MediationServer = ScriptedClient & { readonly shelf: MediationShelf };

/** A scripted client over mediations in memory that keeps to the moves and needs of the contract; `shelf` is what the server has. */
export function mediationServer(script: MediationScript = {}): MediationServer {
  const { role = 'officer', online = true, pageSize = 50, answers, token, now: at = now } = script;
  const shelf: MediationShelf = new Map((script.cases ?? several).map((each) => [each.mediation.id, each]));
  const ahead = Date.parse(at) - Date.now();
  const scripted = createScriptedClient({
    role,
    online,
    ...(token === undefined ? {} : { token }),
    // Full jitter of nothing: what is tried again is tried at once.
    random: () => 0,
    clock: {
      now: () => Date.now() + ahead,
      schedule(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    answers: {
      ...listAnswers(shelf, pageSize),
      ...intakeAnswers(shelf, at),
      ...agreementAnswers(shelf),
      ...dossierAnswers(shelf, at),
      ...objectionAnswers(shelf, at),
      'places.listStations': {
        items: [fixtures.station, { ...fixtures.station, id: fixtures.ids.otherStation, name: '上城派出所' }],
        next: null,
      },
      ...answers,
    },
  });
  return { ...scripted, shelf };
}

/** What somebody else does to a mediation on the server, in the log of its events too. @param type of the event */
export function happen({ shelf, server }: MediationServer, type: string, changed: MediationCaseRecord): void {
  const { mediation, ...parts } = changed;
  const next = composed({ ...parts, mediation: { ...mediation, version: mediation.version + 1 } });
  shelf.set(mediation.id, next);
  const { id, version, state, stateSince } = next.mediation;
  server.stream.emit({
    // An event is told once for all tabs: those of two tests must not be taken for one.
    id: newIdentifier(Date.parse(now)),
    type,
    subject: `/v1/mediations/${id}`,
    data: { id, version, state, stateSince },
  });
}

/** The client of a fixture: the widget's first reading waits for what the script does before. */
export function mediationClient(script: MediationScript = {}): WardClient {
  const scripted = mediationServer(script);
  const { ward } = scripted;
  const ready = Promise.resolve(script.before?.(scripted));
  const list = (...given: Parameters<WardClient['mediations']['list']>) => {
    const answered = ready.then(() => ward.mediations.list(...given).withResponse());
    return { withResponse: () => answered } as ReturnType<WardClient['mediations']['list']>;
  };
  const get = (...given: Parameters<WardClient['mediations']['get']>) => {
    const answered = ready.then(() => ward.mediations.get(...given).withResponse());
    return { withResponse: () => answered } as ReturnType<WardClient['mediations']['get']>;
  };
  return { ...ward, mediations: { ...ward.mediations, list, get } };
}
