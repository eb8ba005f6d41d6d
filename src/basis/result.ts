import type { FaultCode } from './fault.ts';

/** An expected outcome: a value, or a fault from the one catalogue with what is needed to say it. Bugs throw instead. */
export type Result<T> = Ok<T> | Failure;
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failure = { readonly ok: false; readonly fault: FaultCode; readonly detail: string };

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** `detail` names the thing at fault (a row, a field, a file), never a secret. */
export const fail = (fault: FaultCode, detail = ''): Failure => ({ ok: false, fault, detail });
