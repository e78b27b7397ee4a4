import { eventTypeBase, eventTypes } from '@wardkit/contract/events';
import type { Caller } from '../engine/caller.ts';
import { recordOf } from '../engine/caller.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { EventReader } from '../engine/event-reader.ts';
import type { CallParts } from '../engine/requests.ts';
import { need, Violation } from '../engine/violation.ts';
import { makeToy, type Playground, playgroundOf, type Toy } from './playground.ts';

/** Somebody who writes records of the playground, and somebody who is to read the events of it. */
export interface Scene {
  readonly playground: Playground;
  readonly writer: Caller;
  readonly reader: Caller;
  /** The types of events that the playground makes, without their base: `subscription.*`. */
  readonly family: string;
}

/** @throws {NotExamined} where nobody may both read the records and the stream */
export function sceneOf(context: Context): Scene {
  const playground = playgroundOf(context);
  const stream = recordOf('events.stream');
  const reader = context.home.find(({ account }) => mayCall(account, stream) && mayCall(account, playground.get));
  const [created] = playground.create.emits ?? [];
  return {
    playground,
    writer: context.callerOf(playground.create),
    reader: need(reader, 'no account that may read both the stream and the records it tells of'),
    family: `${need(created, 'what can be made makes no events').split('.')[0]}.*`,
  };
}

/** The path of a record, as events name it. */
export function subjectOf({ playground }: Scene, id: string): string {
  return playground.create.path.replace(/\{\w+\}$/, id);
}

/** Opens a stream and waits until it stands. */
export async function openStream(caller: Caller, parts: CallParts = {}): Promise<EventReader> {
  const reader = await EventReader.open(caller, parts);
  await reader.begun();
  return reader;
}

/** Makes a record and waits until the stream tells of it. @throws {Violation} when it does not */
export async function makeAndSee(context: Context, scene: Scene, stream: EventReader): Promise<Toy> {
  const toy = await makeToy(context, scene.playground, scene.writer);
  await see(scene, stream, toy.id);
  return toy;
}

/** Waits until the stream tells of a record. @throws {Violation} when it does not */
export async function see(scene: Scene, stream: EventReader, id: string): Promise<void> {
  const subject = subjectOf(scene, id);
  const isThere = await stream.until(() => stream.about(subject).length > 0);
  if (!isThere) throw new Violation('the event of a record that was made', 'none within 5 s');
}

/** The registry's entry of an event's type; undefined for one that it does not have. */
export function typeOf(type: string) {
  const name = type.startsWith(eventTypeBase) ? type.slice(eventTypeBase.length) : '';
  return Object.hasOwn(eventTypes, name) ? eventTypes[name as keyof typeof eventTypes] : undefined;
}
