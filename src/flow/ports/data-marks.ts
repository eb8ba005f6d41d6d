import type { DataMark, MarkAct, MarkAnswer, MarkMaker } from '../../model/data-mark.ts';
import type { Window } from './observations.ts';

export type DataMarkQuery = {
  /** None given: all that the viewer may see. */
  readonly points?: readonly number[];
  /** Those that overlap it. */
  readonly window?: Window;
  readonly makers?: readonly MarkMaker[];
  /** Only late ones that nobody has answered. */
  readonly waiting?: true;
  /** Keyset: rows after this one. */
  readonly before?: Pick<DataMark, 'from' | 'id'>;
  readonly limit: number;
};

/** 数据标记. Seen by whose point it is. */
export interface DataMarkReader {
  dataMark(id: string): Promise<DataMark | undefined>;
  /** The latest span first, of equal ones the higher id. */
  dataMarks(query: DataMarkQuery): Promise<readonly DataMark[]>;
  /** All that decide something (`markDecides`) of these points and overlap the window, in no order. */
  decidingMarks(points: readonly number[], window: Window): Promise<readonly DataMark[]>;
}

/** Where what was judged may be judged otherwise by it, a rejudge mark is left in the same transaction. */
export interface DataMarkWriter {
  /** Ids of those that are new: a known id keeps its mark. */
  putDataMarks(marks: readonly DataMark[]): Promise<readonly string[]>;
  /** False where there is no such mark or it is withdrawn already. */
  withdrawDataMark(id: string, act: MarkAct): Promise<boolean>;
  /** A late mark is accepted or refused, once; false where it does not wait. */
  answerDataMark(id: string, answer: MarkAnswer): Promise<boolean>;
}
