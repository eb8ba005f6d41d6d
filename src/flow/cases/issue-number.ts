import { dayOf, instant } from '../../basis/time.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';

/** The next number of a register without gaps, by type and year: 「演线索〔2026〕00012号」. The drill's numbers begin with 演. */
export async function issueNumber(house: House, records: RecordWriter, type: CaseType): Promise<string> {
  const year = dayOf(instant(house.clocks.world())).slice(0, 4);
  const serial = await records.nextNumber(`${type.id}/${year}`);
  return `${house.mode === 'drill' ? '演' : ''}${type.noun.zh}〔${year}〕${String(serial).padStart(5, '0')}号`;
}
