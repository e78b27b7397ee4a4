import { join } from 'node:path';
import { root } from '../run.ts';
import type { EntryPoint } from './entry-points.ts';
import { readModel } from './model.ts';

/**
 * Writes the reference of what an integrator imports, with the guides beside it, into a folder.
 *
 * @throws where typedoc reports an error
 */
export async function writeReference(entryPoints: readonly EntryPoint[], folder: string): Promise<void> {
  const { application, project } = await readModel(entryPoints, 'scripts/reference/tsconfig.json', {
    readme: join(root, 'packages/client/README.md'),
    projectDocuments: [join(root, 'docs/client/*.md')],
    githubPages: false,
    disableSources: true,
  });
  application.validate(project);
  await application.generateDocs(project, folder);
  if (application.logger.hasErrors())
    throw new Error('The reference of the SDK was not written: see the errors above.');
}
