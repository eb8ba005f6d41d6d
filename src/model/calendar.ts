/** Working-day calendar of one year as the State Council published it: days off beyond weekends, and weekends worked. */
export type CalendarYear = {
  readonly year: number;
  readonly off: readonly { readonly from: string; readonly to: string; readonly zh: string; readonly en: string }[];
  readonly worked: readonly string[];
  /** Title, number and day of the notice. */
  readonly cite: string;
  readonly issued: string;
  /** Later notices of the same year; `off` and `worked` say how the days stood in the end, which is what a term is counted by. */
  readonly amended?: readonly {
    readonly cite: string; readonly issued: string; readonly from: string; readonly to: string;
    /** Days that the first notice had as worked in exchange and this one took back. */
    readonly unworked: readonly string[]; readonly zh: string; readonly en: string;
  }[];
  readonly confidence: 'high' | 'low';
};
