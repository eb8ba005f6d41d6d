import type { DrillComplaint } from './complaints.ts';

/** Who acts: the provincial office, the city of the item, its county. */
export type Doer = 'office' | 'city' | 'county';
export type PlannedAct = {
  /** Hours after the batch came in. */
  readonly hours: number;
  readonly by: Doer;
  readonly event: string;
  readonly data: Readonly<Record<string, string | number>>;
};

/** Everything that people do on one item, in order, from its truth. What is late is late against the lengths as they are declared. */
export function planOf(one: DrillComplaint, ordinal: number, day: string): readonly PlannedAct[] {
  const { truth } = one;
  const accepted = truth.late === 'acceptance' ? 12 : 6;
  const reported = truth.late === 'report' ? accepted + 24 * 7 : accepted + 24 * 2;
  const first = report(one, truth.completion);
  const acts: PlannedAct[] = [
    act(2, 'office', 'pass-on'),
    act(3, 'city', 'pass-down'),
    act(accepted, 'county', 'accept'),
    act(accepted + 12, 'county', 'inspect', { inspectedOn: day, siteFacts: one.found }),
    act(reported, 'county', 'report', first),
  ];
  const again = truth.returned
    ? [
        act(reported + 10, 'city', 'return-report', { reason: '整改情况写得不具体,请补充完成时间' }),
        act(reported + 34, 'county', 'report', first),
      ]
    : [];
  const done = reported + (truth.returned ? 34 : 0);
  acts.push(...again, act(done + 12, 'city', 'city-review'), act(done + 20, 'office', 'review'));
  if (truth.completedOn === undefined) return acts;
  const later = Math.max((truth.completedOn - ordinal) * 24, done + 72);
  acts.push(
    act(later, 'county', 'report', report(one, 'completed')),
    act(later + 12, 'city', 'city-review'),
    act(later + 20, 'office', 'review'),
  );
  return acts;
}

const act = (hours: number, by: Doer, event: string, data: PlannedAct['data'] = {}): PlannedAct => ({ hours, by, event, data });

/** What the county reports: figures of the truth, words without names. */
export const report = ({ found, done, truth }: DrillComplaint, completion: string): PlannedAct['data'] => ({
  investigation: truth.verdict === 'not-substantiated' ? `经核查,反映的情况不存在:${found}。` : `经现场核查,${found}。`,
  verdict: truth.verdict,
  handling: completion === 'completed' ? `${done},已完成。` : `${done},正在推进。`,
  completion,
  ordersToFix: truth.orders,
  penaltyCases: truth.penalties,
  penaltyAmount: truth.fines,
  interviewed: truth.interviewed,
  accountabilityText: truth.interviewed === 0 ? '无' : `约谈${truth.interviewed}人`,
});
