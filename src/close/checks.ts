import { checklistOpen } from './checklist.ts';
import { unmeasurable } from './measures.ts';

/** What a step of `act` asks of this room; flow passes it in, because verbs do not meet. */
export const checks = { checklistOpen, unmeasurable } as const;
