import { type Answered, callPromise, type ListCall, lateList } from './call-promise.ts';
import { StorageError } from './errors.ts';

type Verbs = Readonly<Record<string, (...rest: never[]) => unknown>>;
type LateCall = (...rest: never[]) => { withResponse(): Promise<Answered<unknown>> };
type LateList = (...rest: never[]) => ListCall<{ items: unknown[]; next: string | null }>;

/**
 * A module whose code comes with its first call. Its verbs have the types of the module, and a call looks the same.
 *
 * @param load imports the module; where that fails it is tried again by the next call
 * @param calls the verbs that give one answer
 * @param lists the verbs that give pages
 */
export function lateModule<M extends object>(
  load: () => Promise<M>,
  calls: readonly (keyof M & string)[],
  lists: readonly (keyof M & string)[],
): M {
  let loading: Promise<Verbs> | null = null;
  const module = () => {
    loading ??= load().then(
      (loaded) => loaded as unknown as Verbs,
      () => {
        loading = null;
        throw new StorageError('unavailable', 'A part of Wardkit could not be loaded. Connect and try again.');
      },
    );
    return loading;
  };
  const call =
    (verb: string) =>
    (...rest: never[]) =>
      callPromise(module().then((loaded) => (loaded[verb] as LateCall)(...rest).withResponse()));
  const list =
    (verb: string) =>
    (...rest: never[]) =>
      lateList(module().then((loaded) => ({ list: (loaded[verb] as LateList)(...rest) })));
  return Object.fromEntries([
    ...calls.map((verb) => [verb, call(verb)] as const),
    ...lists.map((verb) => [verb, list(verb)] as const),
  ]) as unknown as M;
}
