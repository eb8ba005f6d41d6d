/** Working-day calendar of one year as the State Council published it: days off beyond weekends, and weekends worked. */
export type CalendarYear = {
  readonly year: number;
  readonly off: readonly { readonly from: string; readonly to: string; readonly zh: string; readonly en: string }[];
  readonly worked: readonly string[];
  readonly cite: string;
  readonly confidence: 'high' | 'low';
};
