import type { OperationRecord } from '@wardkit/contract/operation';
import type { ContractExports } from './contract-exports.ts';
import { fileOf } from './module-file.ts';

const verbOf = ({ id }: OperationRecord) => id.slice(id.indexOf('.') + 1);

/** The source of the modules whose calls may wait for a network: they go through the outbox. */
export function savedSource(modules: ReadonlyMap<string, readonly OperationRecord[]>): string {
  const typeOf = (module: string) => `${module.charAt(0).toUpperCase()}${module.slice(1)}Module`;
  const names = [...modules.keys()];
  const imports = names.map((module) => `import type { ${typeOf(module)} } from './${fileOf(module)}.ts';`);
  const verbs = (records: readonly OperationRecord[], by: string) =>
    records.map((record) => `'${verbOf(record)}'`).join(by);
  const members = [...modules].map(
    ([module, records]) => `  readonly ${module}: Saved<${typeOf(module)}, ${verbs(records, ' | ')}>;`,
  );
  const given = names.map((module) => `  readonly ${module}: ${typeOf(module)};`);
  const made = [...modules].map(
    ([module, records]) =>
      `    ${module}: savedModule('${module}', modules.${module}, [${verbs(records, ', ')}], outbox),`,
  );
  return `// Made from the operation records by \`npm run client:generate\`: change the record, not this file.
import type { OutboxGate } from './outbox/outbox-gate.ts';
import { type Saved, savedModule } from './saved-calls.ts';
${imports.join('\n')}

/**
 * The modules of which some calls are saved on this device before they are sent.
 * @example
 * const note = { at: '2026-11-20T14:27:00+08:00', text: '楼道已清空。' };
 * const noteId = '0190e0a0-0000-7000-8000-000000000085';
 * const receipt = await ward.alerts.addNote(alertId, noteId, note, { purpose: 'alert-handling' });
 * show((await receipt.settled).state);
 */
export interface SavedModules {
${members.join('\n')}
}

/** These modules as they are without an outbox. */
export interface DirectModules {
${given.join('\n')}
}

/** Puts the outbox before what may wait. */
export function savedModules(modules: DirectModules, outbox: OutboxGate): SavedModules {
  return {
${made.join('\n')}
  };
}
`;
}

/** The source of the table of what may lie in the outbox: its records come when they are needed. */
export function queueableSource(records: readonly OperationRecord[], exports: ContractExports): string {
  const lines = records.map((record) => {
    const found = exports.of(record, fileOf(record.id.slice(0, record.id.indexOf('.'))));
    if (found === null) throw new Error(`no module of the contract exports the record of ${record.id}`);
    return `  '${record.id}': async () => (await import('@wardkit/contract/${found.file}')).${found.name},`;
  });
  const creates = records.filter(({ batch }) => batch === true).map((record) => `'${record.id}'`);
  return `// Made from the operation records by \`npm run client:generate\`: change the record, not this file.
import type { OperationRecord } from '@wardkit/contract/operation';
import { StorageError } from '../errors.ts';

const loaders: Readonly<Record<string, () => Promise<OperationRecord>>> = {
${lines.join('\n')}
};

/**
 * Whether calls of an operation may wait in the outbox.
 * @example
 * if (!navigator.onLine && !isQueueable('alerts.dispatch')) show('This needs a network');
 */
export function isQueueable(operationId: string): boolean {
  return Object.hasOwn(loaders, operationId);
}

const batched: ReadonlySet<string> = new Set([${creates.join(', ')}]);

/** Whether several calls of an operation can be made in one. */
export function isBatched(operationId: string): boolean {
  return batched.has(operationId);
}

/**
 * The record of an operation that can wait in the outbox.
 *
 * @throws {StorageError} \`unavailable\` when its code can't be loaded: with a network it is tried again
 */
export async function loadQueueable(operationId: string): Promise<OperationRecord> {
  const load = Object.hasOwn(loaders, operationId) ? loaders[operationId] : undefined;
  if (load === undefined) throw new TypeError(\`\${operationId} can not wait in the outbox\`);
  return load().catch(() => {
    throw new StorageError('unavailable', 'A part of Wardkit could not be loaded. Connect and try again.');
  });
}
`;
}
