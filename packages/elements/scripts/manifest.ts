import { analyze } from './manifest/analyze.ts';
import { writeEditorData } from './manifest/editor-data.ts';

writeEditorData(await analyze({ write: true }));
