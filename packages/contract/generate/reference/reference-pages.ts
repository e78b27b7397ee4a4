import type { JsonObject } from '../json.ts';
export async function referencePages(_d: JsonObject): Promise<Map<string, string>> {
  return new Map();
}
