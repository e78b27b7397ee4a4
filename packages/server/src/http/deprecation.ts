import type { OperationRecord } from '@wardkit/contract/operation';

/** The headers that say of an operation that it is to go (RFC 9745, RFC 8594); none for the others. */
export function deprecationHeaders({ deprecation }: OperationRecord): Readonly<Record<string, string>> {
  if (deprecation === undefined) return {};
  return {
    deprecation: `@${Date.parse(deprecation.since) / 1000}`,
    sunset: new Date(deprecation.sunset).toUTCString(),
  };
}
