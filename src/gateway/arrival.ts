import type { FaultCode } from '../basis/fault.ts';
import type { Admitted } from './admit.ts';

/** Where answers go. A link that closed meanwhile swallows them: the logger sends again, and the repeat is recognised. */
export type AnswerPort = { answer(bytes: Uint8Array): void };

type Common = { readonly receivedAt: number; readonly worldAt: number; readonly bytes: Uint8Array };

/** A whole frame that passed all checks and waits to become durable. */
export type FrameArrival = Common & { readonly kind: 'frame'; readonly link: AnswerPort; readonly admitted: Admitted };
export type RefusedArrival = Common & { readonly kind: 'refused'; readonly mn: string; readonly peer: string; readonly fault: FaultCode; readonly detail: string };
export type Arrival = FrameArrival | RefusedArrival;
