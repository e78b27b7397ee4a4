import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from './manifest/analyze.ts';
import { elements } from './manifest/elements.ts';
import { formatted } from './manifest/formatted.ts';
import { widgetTypes } from './manifest/widget-types.ts';

const target = 'src/widget-types.generated.ts';
await writeFile(
  join(elements, target),
  formatted(join(elements, target), widgetTypes(await analyze({ write: false }))),
);
