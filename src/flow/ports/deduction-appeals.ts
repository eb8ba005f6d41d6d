import type { MarkAnswer } from '../../model/data-mark.ts';
import type { DeductionAppeal } from '../../model/deduction-appeal.ts';
import type { Window } from './observations.ts';

export type AppealQuery = {
  /** None given: all that the viewer may see. */
  readonly points?: readonly number[];
  /** Those that overlap it. */
  readonly window?: Window;
  /** Only those that nobody has answered. */
  readonly waiting?: true;
  /** Keyset: rows after this one. */
  readonly before?: Pick<DeductionAppeal, 'at' | 'id'>;
  readonly limit: number;
};

/** 申辩. Seen by whose point it is. */
export interface DeductionAppealReader {
  deductionAppeal(id: string): Promise<DeductionAppeal | undefined>;
  /** The latest made first, of equal ones the higher id. */
  deductionAppeals(query: AppealQuery): Promise<readonly DeductionAppeal[]>;
}

export interface DeductionAppealWriter {
  putDeductionAppeal(appeal: DeductionAppeal): Promise<void>;
  /** Once; false where it does not wait. */
  answerDeductionAppeal(id: string, answer: MarkAnswer): Promise<boolean>;
}
