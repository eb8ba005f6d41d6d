import type { FaultCode } from '../basis/fault.ts';
import type { Words } from '../model/words.ts';

/** The first place that does not hold; `where` is a path in the file. */
export type Flaw = { readonly fault: FaultCode; readonly where: string; readonly says: Words };

export const flaw = (fault: FaultCode, where: string, zh: string, en: string): Flaw => ({ fault, where, says: { zh, en } });
