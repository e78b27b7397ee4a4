/** The name of a field by its pointer: `/person/name` is `name`. */
export function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
