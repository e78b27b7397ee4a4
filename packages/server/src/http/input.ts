import type { Schema } from '@wardkit/contract/operation';
import type { InputError } from '@wardkit/contract/problem';
import * as z from 'zod/mini';
import { RequestProblem } from './request-problem.ts';

type Language = 'zh-Hans' | 'en';
type Issue = z.core.$ZodIssue;

/**
 * Checks a part of the request by its schema.
 *
 * @param root `''` for the body, else `#/path`, `#/query` or `#/headers`
 * @throws {RequestProblem} `invalid-input` that names every fault by a JSON Pointer (RFC 6901)
 */
export function parseInput(schema: Schema, value: unknown, root: string, language: Language): unknown {
  // Only by what stood there is a wrong type told from nothing.
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) {
    const errors = unstorableTexts(result.data, root, language);
    if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
    return result.data;
  }
  throw new RequestProblem('invalid-input', {
    errors: firstOfEachPlace(result.error.issues.slice(0, 100).map((issue) => inputError(issue, root, language))),
  });
}

function firstOfEachPlace(errors: readonly InputError[]): InputError[] {
  const places = new Set<string>();
  return errors.filter(({ pointer }) => !places.has(pointer) && places.add(pointer));
}

/** PostgreSQL holds neither the character NUL nor half a surrogate pair, and JSON allows both. */
function unstorableTexts(value: unknown, pointer: string, language: Language): InputError[] {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return [];
    const message = language === 'en' ? 'This holds a character that is no text.' : '此项含有无效字符。';
    return [{ pointer, code: 'invalid-character', message }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    unstorableTexts(part, `${pointer}/${escapePointer(name)}`, language),
  );
}

function inputError(issue: Issue, root: string, language: Language): InputError {
  const pointer = root + issue.path.map((part) => `/${escapePointer(String(part))}`).join('');
  return { pointer, code: codeOf(issue), message: messageOf(issue, language) };
}

/** A name as a part of a JSON Pointer (RFC 6901). */
export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'missing';
  return issue.code.replaceAll('_', '-');
}

function messageOf(issue: Issue, language: Language): string {
  const say = (en: string, zh: string) => (language === 'en' ? en : zh);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? say('This is missing.', '缺少此项。')
        : say(`This must be of type ${issue.expected}.`, `此项的类型应为 ${issue.expected}。`);
    case 'too_big':
      return say(`At most ${issue.maximum}.`, `最多为 ${issue.maximum}。`);
    case 'too_small':
      return say(`At least ${issue.minimum}.`, `最少为 ${issue.minimum}。`);
    case 'invalid_value':
      return say(`This must be one of: ${issue.values.join(', ')}.`, `此项应为以下之一：${issue.values.join('、')}。`);
    case 'invalid_format':
      if (issue.format === 'regex') return say('This has not the form that is needed here.', '此项格式不正确。');
      return say(`This is no valid ${issue.format}.`, `此项不符合 ${issue.format} 格式。`);
    default:
      return say('This is not what is expected here.', '此项不符合要求。');
  }
}

/**
 * Reads a request's bytes, and stops at the limit whatever Content-Length claims.
 *
 * @throws {RequestProblem} `payload-too-large`
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new RequestProblem('payload-too-large');
  if (request.body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > limit) throw new RequestProblem('payload-too-large');
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @throws {RequestProblem} `malformed-request` when the bytes are no JSON in UTF-8 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RequestProblem('malformed-request');
  }
}
