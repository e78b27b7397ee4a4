import * as z from 'zod/mini';
import { openEnum } from './field.ts';
import { roles } from './role.ts';

/** Who did something in their work: the role, and the name as the station shows it. Never how often or how fast. */
export const Actor = z.looseObject({ role: openEnum(roles), displayName: z.string() });
export type Actor = z.output<typeof Actor>;
