import { isList, type OperationRecord } from '@wardkit/contract/operation';
import { fileOf } from './module-file.ts';

/** The source of the modules that a page loads with their first call. */
export function lateSource(modules: ReadonlyMap<string, readonly OperationRecord[]>): string {
  const typeOf = (module: string) => `${module.charAt(0).toUpperCase()}${module.slice(1)}Module`;
  const imports = [...modules.keys()].map(
    (module) => `import type { ${typeOf(module)} } from './${fileOf(module)}.ts';`,
  );
  const members = [...modules.keys()].map((module) => `  readonly ${module}: ${typeOf(module)};`);
  const made = [...modules].map(([module, records]) => {
    const verbs = (paged: boolean) =>
      records
        .filter((record) => isList(record) === paged)
        .flatMap(({ id, batch }) => [id, ...(batch === true ? [`${id}Batch`] : [])])
        .map((id) => `'${id.slice(id.indexOf('.') + 1)}'`)
        .join(', ');
    return `    ${module}: lateModule(async () => (await import('./${fileOf(module)}.ts')).${module}Module(handle), [${verbs(false)}], [${verbs(true)}]),`;
  });
  return `// Made from the operation records by \`npm run client:generate\`: change the record, not this file.
import type { ClientHandle } from './handle.ts';
import { lateModule } from './late-module.ts';
${imports.join('\n')}

/**
 * The modules of which nothing is loaded before their first call.
 * @example
 * const { state } = await ward.alerts.get(alertId, { purpose: 'alert-handling' }); // loads the module of alerts
 */
export interface LateModules {
${members.join('\n')}
}

/** Puts these modules on a client. */
export function lateModules(handle: ClientHandle): LateModules {
  return {
${made.join('\n')}
  };
}
`;
}
