import { addDays, type Day } from '../../src/basis/time.ts';
import { seededRandom } from '../../src/basis/random.ts';
import { personName } from '../province/names.ts';
import { privately, subjects } from './texts.ts';

export type ComplaintTruth = {
  readonly verdict: 'substantiated' | 'partly' | 'not-substantiated';
  /** What the first report says, and on which day of the inspection what is not completed becomes so; never within it without. */
  readonly completion: 'completed' | 'stage' | 'open';
  readonly completedOn?: number;
  readonly late: 'acceptance' | 'report' | undefined;
  readonly returned: boolean;
  /** The number of an earlier item that complains of the same thing. */
  readonly sameAs?: string;
  /** What must never come out. */
  readonly personal: readonly string[];
  readonly orders: number;
  readonly penalties: number;
  readonly fines: string;
  readonly interviewed: number;
};

export type DrillComplaint = {
  readonly number: string;
  readonly starred: boolean;
  readonly region: string;
  readonly regionName: string;
  readonly pollution: readonly string[];
  readonly complaint: string;
  readonly reporter?: { readonly name: string; readonly phone: string; readonly address: string };
  readonly found: string;
  readonly done: string;
  readonly truth: ComplaintTruth;
};
export type DrillBatch = { readonly ordinal: number; readonly day: Day; readonly items: readonly DrillComplaint[] };

export type ComplaintsAsked = {
  readonly seed: number;
  readonly from: Day;
  readonly days: number;
  readonly total: number;
  readonly counties: readonly { readonly code: string; readonly name: string }[];
  readonly towns: readonly { readonly code: string; readonly name: string }[];
};

/** An inspection of some days, a batch a day, with everything that is true of it: a function of the seed only. */
export function growComplaints({ seed, from, days, total, counties, towns }: ComplaintsAsked): readonly DrillBatch[] {
  const random = seededRandom(seed);
  const chance = (share: number): boolean => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const earlier: DrillComplaint[] = [];
  let count = 0;

  const grow = (day: Day, serial: number, ordinal: number): DrillComplaint => {
    count += 1;
    const number = `${chance(0.6) ? 'D' : 'X'}3YL${day.replaceAll('-', '')}${String(serial).padStart(4, '0')}`;
    const again = earlier.length > 20 && chance(0.08) ? pick(earlier) : undefined;
    const county = again === undefined ? pick(counties) : { code: again.region, name: again.regionName };
    const subject = again === undefined ? pick(subjects) : (subjects.find(({ found }) => found === again.found) ?? pick(subjects));
    const town = pick(towns.filter(({ code }) => code.startsWith(county.code)))?.name ?? '';
    const name = personName(seed, count).zh;
    const told = pick(privately)(name, count);
    const plain = again === undefined ? subject.text(town, count) : `再次反映:${again.complaint.split('。')[0]},至今没有解决。`;
    const verdict = chance(0.62) ? 'substantiated' : chance(0.6) ? 'partly' : 'not-substantiated';
    const completion = verdict === 'not-substantiated' || chance(0.6) ? 'completed' : chance(0.8) ? 'stage' : 'open';
    const late = chance(0.06) ? 'acceptance' : chance(0.05) ? 'report' : undefined;
    const penalties = verdict !== 'not-substantiated' && chance(0.4) ? 1 : 0;
    return {
      number,
      starred: chance(0.03),
      region: county.code,
      regionName: county.name,
      pollution: subject.pollution,
      complaint: `${plain}${told.text}`,
      ...(chance(0.5) && { reporter: { name, phone: `138${String(20_000_000 + count * 6_007).slice(-8)}`, address: `${town}某处` } }),
      found: subject.found,
      done: subject.done,
      truth: {
        verdict,
        completion,
        late,
        returned: chance(0.1),
        personal: told.personal,
        orders: verdict === 'not-substantiated' ? 0 : 1,
        penalties,
        fines: penalties === 1 ? `${1 + Math.floor(random() * 9)}.5` : '0',
        interviewed: chance(0.05) ? 1 : 0,
        ...(completion !== 'completed' && chance(0.6) && { completedOn: ordinal + 9 + Math.floor(random() * 8) }),
        ...(again !== undefined && { sameAs: again.number }),
      },
    };
  };

  const upTo = (day: number): number => Math.floor((day * total) / days);
  return Array.from({ length: days }, (_, at) => {
    const day = addDays(from, at);
    const items = Array.from({ length: upTo(at + 1) - upTo(at) }, (_none, place) => grow(day, place + 1, at + 1));
    earlier.push(...items.filter(({ truth }) => truth.sameAs === undefined));
    return { ordinal: at + 1, day, items };
  });
}

/** The team's own list, as it comes in a spreadsheet. */
export const listOf = ({ items }: DrillBatch): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } => ({
  header: ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '举报人', '联系电话', '联系地址'],
  rows: items.map((one, at) => [
    String(at + 1),
    `${one.starred ? '★' : ''}${one.number}`,
    one.complaint,
    one.regionName,
    one.pollution.join('、'),
    one.reporter?.name ?? '',
    one.reporter?.phone ?? '',
    one.reporter?.address ?? '',
  ]),
});
