import { twoHighStatuses, type TwoHighStatus } from '../../../model/two-high-project.ts';

/** What the list shows, in the URL: the list behind a figure can be sent on. */
export type TwoHighSearch = {
  readonly status?: TwoHighStatus; readonly industry?: string; readonly region?: string; readonly flagged?: true;
};

const digits = (value: unknown, form: RegExp): string | undefined => {
  const said = typeof value === 'number' ? String(value) : value;
  return typeof said === 'string' && form.test(said) ? said : undefined;
};

/** Whatever an address says beyond this is passed over. */
export function twoHighSearch(search: Record<string, unknown>): TwoHighSearch {
  const status = twoHighStatuses.find((one) => one === search['status']);
  const [industry, region] = [digits(search['industry'], /^\d{2,4}$/), digits(search['region'], /^\d{6,12}$/)];
  return {
    ...(status === undefined ? {} : { status }), ...(industry === undefined ? {} : { industry }),
      ...(region === undefined ? {} : { region }),
    ...(search['flagged'] === true ? { flagged: true } : {}),
  };
}
