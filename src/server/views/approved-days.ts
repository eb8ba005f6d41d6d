import type { Static } from 'typebox';
import type { ApprovedDay } from '../../contract/shapes.ts';
import type { House } from '../../flow/house.ts';
import type { ExceptionalDay } from '../../model/exceptional-day.ts';
import type { Words } from '../../model/words.ts';
import { regionName } from './names.ts';

/** Approved days for the reader, each once, by day and region; the region is the one of the approval. */
export function approvedDayViews(house: House, approvals: readonly ExceptionalDay[]): Static<typeof ApprovedDay>[] {
  const once = new Map(approvals.map((one) => [`${one.day} ${one.region} ${one.document}`, one]));
  return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { region, day, kind, pollutants, reason, approvedBy, document }]) =>
    ({ region: regionName(house, region), day, kind, pollutants: [...pollutants], reason, approvedBy, document }));
}

/** Who approved, by which documents: `省生态环境厅 函〔2026〕3号`, each once. */
export function approvalWords(approvals: readonly ExceptionalDay[]): Words {
  const said = [...new Set(approvals.map(({ approvedBy, document }) => `${approvedBy} ${document}`))];
  return { zh: said.join('、'), en: said.join(', ') };
}
