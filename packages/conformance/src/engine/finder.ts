import { Uuid } from '@wardkit/contract/field';
import { isList, type OperationRecord } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { memberOf } from './answer.ts';
import type { Caller } from './caller.ts';
import { isOptional, membersOf } from './schema-walk.ts';

/** The list whose items a path parameter names, and the member of an item that is its value. */
interface Source {
  readonly list: OperationRecord;
  readonly member: string;
}

/** Finds records that an account may see, so that a check has something real to ask for. It remembers what it found. */
export class Finder {
  readonly #operations: readonly OperationRecord[];
  readonly #sources = new Map<string, Source>();
  readonly #found = new Map<string, Promise<readonly unknown[]>>();

  constructor(operations: readonly OperationRecord[]) {
    this.#operations = operations;
    for (const operation of operations) {
      const parameter = /^(.*)\/\{(\w+)\}$/.exec(operation.path);
      const [, collection, name] = parameter ?? [];
      const list = operations.find((each) => each.path === collection && each.method === 'GET' && isList(each));
      if (name === undefined || list === undefined || this.#sources.has(name)) continue;
      this.#sources.set(name, { list, member: name.endsWith('Id') ? 'id' : name });
    }
    const plates = operations.find(({ id }) => id === 'doorplates.list');
    if (plates !== undefined) this.#sources.set('code', { list: plates, member: 'code' });
  }

  /** The items of the first page of a list that an account sees; none where it may not list. */
  items(caller: Caller, list: OperationRecord | string): Promise<readonly unknown[]> {
    const operation = typeof list === 'string' ? this.#operations.find(({ id }) => id === list) : list;
    if (operation === undefined) return Promise.resolve([]);
    const { role, station, session } = caller.account;
    const name = `${operation.id} ${role} ${station} ${session?.subject ?? ''}`;
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found = this.#read(caller, operation);
    this.#found.set(name, found);
    return found;
  }

  /**
   * The value of a path parameter that names a record which the account sees; null where there is none.
   *
   * @param mustBeOwn only a record that tells the account's own station, so neither one that is for all nor a row that has the
   *   same name at every station
   */
  async value(caller: Caller, parameter: string, mustBeOwn = false): Promise<string | null> {
    const source = this.#sources.get(parameter);
    if (source === undefined || source.list.callers[caller.account.role] === undefined) return null;
    for (const item of await this.items(caller, source.list)) {
      const value = memberOf(item, source.member);
      const isOwn = memberOf(item, 'stationId') === caller.account.session?.stationId;
      const isId = z.safeParse(Uuid, value).success;
      if (typeof value === 'string' && ((isOwn && isId) || !mustBeOwn)) return value;
    }
    return null;
  }

  /** The parameters of a call for a record that the account sees; null where it sees none. See {@link value}. */
  async parameters(
    caller: Caller,
    operation: OperationRecord,
    mustBeOwn = false,
  ): Promise<Record<string, string> | null> {
    const values: Record<string, string> = {};
    for (const name of Object.keys(membersOf(operation.parameters))) {
      const value = await this.value(caller, name, mustBeOwn);
      if (value === null) return null;
      values[name] = value;
    }
    return values;
  }

  /** What a list's query cannot do without; null where nothing fitting is found. */
  async query(caller: Caller, operation: OperationRecord): Promise<Record<string, string> | null> {
    const values: Record<string, string> = {};
    for (const [name, schema] of Object.entries(membersOf(operation.query))) {
      if (isOptional(schema)) continue;
      const value = await this.value(caller, name);
      if (value === null) return null;
      values[name] = value;
    }
    return values;
  }

  async #read(caller: Caller, operation: OperationRecord): Promise<readonly unknown[]> {
    const query = await this.query(caller, operation);
    const parameters = await this.parameters(caller, operation);
    if (query === null || parameters === null) return [];
    const answer = await caller.call(operation, { parameters, query: { ...query, limit: 20 } });
    const items = memberOf(answer.body, 'items');
    return answer.status === 200 && Array.isArray(items) ? items : [];
  }
}
