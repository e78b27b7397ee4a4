import assert from 'node:assert/strict';
import { newId } from './submission.ts';
import type { Loose, World } from './world.ts';

/** An intake as a station gets it from its emergency line, at the moment at which every test begins. */
export function intake(changes: object = {}): object {
  return {
    priority: 'urgent',
    category: 'fire-hazard',
    channel: 'emergency-call',
    summary: '楼道电动自行车充电冒烟',
    description: null,
    place: { divisionCode: '441602101001', text: '竹影路 8 号一楼楼道', point: null, premisesId: null },
    reporter: { name: '张示范', telephone: '+8615400000031' },
    occurredAt: null,
    receivedAt: '2026-11-22T12:00:00+08:00',
    ...changes,
  };
}

/** The place of an intake at a point. */
export function placeAt(longitude: number, latitude: number, changes: object = {}): object {
  const point = { type: 'Point', coordinates: [longitude, latitude] };
  return { place: { divisionCode: '441602101001', text: '竹影路', point, premisesId: null, ...changes } };
}

/** A response unit as an administrator sets it up. */
export function unitCreation(changes: object = {}): object {
  return { label: '示范 01 组', kind: 'patrol', strength: 2, post: null, ...changes };
}

/** Takes an alert in, and gives it as it was answered. */
export async function receive(world: World, as: string, changes: object = {}, id = newId()): Promise<Loose> {
  const reply = await world.call('PUT', `/v1/alerts/${id}`, {
    as,
    purpose: 'alert-handling',
    headers: { 'if-none-match': '*' },
    body: intake(changes),
  });
  assert.equal(reply.status, 201, reply.text);
  return reply.json;
}

/** Sets a unit up that can be sent. */
export async function availableUnit(world: World, station: string, changes: object = {}): Promise<Loose> {
  const id = newId();
  const made = await world.call('PUT', `/v1/response-units/${id}`, {
    as: `${station}-administrator-1`,
    headers: { 'if-none-match': '*' },
    body: unitCreation(changes),
  });
  assert.equal(made.status, 201, made.text);
  const told = await world.call('POST', `/v1/response-units/${id}/availability`, {
    as: `${station}-officer-1`,
    headers: { 'if-match': '"1"' },
    body: { state: 'available', expectedBackAt: null },
  });
  assert.equal(told.status, 200, told.text);
  return told.json;
}

/** Puts two alerts into a group. */
export async function grouped(world: World, as: string): Promise<Loose> {
  const alerts = [await receive(world, as), await receive(world, as)];
  const reply = await world.call('PUT', `/v1/alert-repeats/${newId()}`, {
    as,
    headers: { 'if-none-match': '*' },
    body: { basis: 'same-matter', alertIds: alerts.map(({ id }) => id), note: null },
  });
  assert.equal(reply.status, 201, reply.text);
  return reply.json;
}

/** A note as one shift writes it at the moment at which every test begins. */
export function note(changes: object = {}): object {
  return {
    shiftStart: '2026-11-22T00:00:00+08:00',
    shiftEnd: '2026-11-22T12:00:00+08:00',
    note: '竹影路 8 号楼道冒烟，消防已到场，请下一班回访。',
    alerts: [],
    ...changes,
  };
}

/** Writes a note for the next shift, and gives it as it was answered. */
export async function writtenNote(world: World, as: string, changes: object = {}): Promise<Loose> {
  const reply = await world.call('PUT', `/v1/shift-handovers/${newId()}`, {
    as,
    purpose: 'alert-handling',
    headers: { 'if-none-match': '*' },
    body: note(changes),
  });
  assert.equal(reply.status, 201, reply.text);
  return reply.json;
}
