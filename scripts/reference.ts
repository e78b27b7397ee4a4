import { join, relative } from 'node:path';
import { entryPoints } from './reference/entry-points.ts';
import { readModel } from './reference/model.ts';
import { root } from './run.ts';

// Writes the reference of what an integrator imports, with the guides beside it, into a folder that is not committed.
const folder = join(root, 'dist/reference');
const { application, project } = await readModel(entryPoints, 'scripts/reference/tsconfig.json', {
  readme: join(root, 'packages/client/README.md'),
  projectDocuments: [join(root, 'docs/client/*.md')],
  githubPages: false,
  disableSources: true,
});
application.validate(project);
await application.generateDocs(project, folder);
if (application.logger.hasErrors()) process.exitCode = 1;
else console.log(`the reference is in ${relative(root, folder)}/index.html`);
