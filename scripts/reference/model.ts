import { join } from 'node:path';
import {
  Application,
  type DeclarationReflection,
  type ProjectReflection,
  ReflectionKind,
  type TypeDocOptions,
} from 'typedoc';
import { root } from '../run.ts';
import type { EntryPoint } from './entry-points.ts';

/** The reference of entry points as typedoc reads it from their sources. */
export interface ReferenceModel {
  readonly application: Application;
  readonly project: ProjectReflection;
}

/**
 * Reads the reference. Types are not checked again: the build has done that.
 *
 * @param tsconfig which sources belong to it, as a path of the repository
 */
export async function readModel(
  entryPoints: readonly EntryPoint[],
  tsconfig: string,
  options: TypeDocOptions = {},
): Promise<ReferenceModel> {
  const application = await Application.bootstrap({
    name: 'Wardkit',
    entryPoints: entryPoints.map(({ file }) => file),
    tsconfig: join(root, tsconfig),
    alwaysCreateEntryPointModule: true,
    excludeExternals: true,
    excludePrivate: true,
    skipErrorChecking: true,
    readme: 'none',
    logLevel: 'Warn',
    ...options,
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('typedoc could not read the sources');
  const specifiers = new Map(entryPoints.map(({ file, specifier }) => [file, specifier]));
  for (const module of project.children ?? []) {
    const [source] = module.sources ?? [];
    module.name = specifiers.get(source?.fullFileName ?? '') ?? module.name;
  }
  return { application, project };
}

/** A name that lacks something in the reference. */
export interface Lack {
  /** As `@wardkit/client/places getPremises`. */
  readonly name: string;
  readonly lacks: readonly ('summary' | 'example')[];
}

/** Every exported name without a summary or an example, in each entry point and in the namespaces that it exports. */
export function lacksOf(project: ProjectReflection): Lack[] {
  return (project.children ?? []).flatMap((module) => lacksIn(module, module.name));
}

function lacksIn(container: DeclarationReflection | ProjectReflection, path: string): Lack[] {
  return (container.children ?? []).flatMap((each) => {
    // Handed on from another entry point: it is documented there.
    if (each.isReference()) return [];
    const name = `${path} ${each.name}`;
    const inner = each.kindOf(ReflectionKind.Namespace) ? lacksIn(each, name) : [];
    const comments = [each.comment, ...(each.signatures ?? []).map(({ comment }) => comment)];
    const hasSummary = comments.some((comment) => says(comment?.summary ?? []));
    const hasExample = comments.some((comment) =>
      comment?.blockTags.some(({ tag, content }) => tag === '@example' && says(content)),
    );
    const lacks = [...(hasSummary ? [] : ['summary' as const]), ...(hasExample ? [] : ['example' as const])];
    return lacks.length === 0 ? inner : [{ name, lacks }, ...inner];
  });
}

/** Whether there is anything in it but the fence that typedoc puts around an example. */
function says(parts: readonly { readonly text: string }[]): boolean {
  return parts.some(({ text }) => text.replace(/^```\w*$/gm, '').trim() !== '');
}
