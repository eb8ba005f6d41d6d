import { fail, ok, type Result } from '../../basis/result.ts';
import { isStarred, readAcceptanceNumber } from '../../model/acceptance-number.ts';
import type { CaseType } from '../../model/case-type.ts';
import { levelOf, type Region } from '../../model/region.ts';
import { redactByRules } from '../../publish/redaction-map.ts';
import type { House } from '../house.ts';

/** What a row of the team's list, or the form for one item, may say; texts as they were written. */
export const rowColumns = [
  'number',
  'complaint',
  'region',
  'pollution',
  'starred',
  'reporterName',
  'reporterPhone',
  'reporterAddress',
] as const;
export type RowColumn = (typeof rowColumns)[number];
export type RowTexts = Readonly<Partial<Record<RowColumn, string>>>;

export type ReadRow = {
  readonly number: string;
  readonly region: string;
  readonly title: string;
  readonly fields: {
    readonly acceptanceNumber: string;
    readonly complaint: string;
    readonly pollution: string;
    readonly pollutionAlso?: string;
    readonly starred: 'yes' | 'no';
  };
  readonly reporter?: { readonly name: string; readonly phone: string; readonly address: string };
};

const titleLength = 32;

/** Faults: case.number-unfit, complaint.text-missing, complaint.unknown-region, complaint.unknown-pollution. */
export function readRow({ directory }: Pick<House, 'directory'>, type: CaseType, row: RowTexts): Result<ReadRow> {
  const given = row.number?.trim() ?? '';
  const read = readAcceptanceNumber(given);
  if (read === undefined) return fail('case.number-unfit', given.slice(0, 60));
  const complaint = row.complaint?.trim() ?? '';
  if (complaint === '') return fail('complaint.text-missing', read.number);
  const region = countyOf([...directory.regions.values()], row.region?.trim() ?? '');
  if (region === undefined) return fail('complaint.unknown-region', row.region?.slice(0, 60) ?? '');
  const kinds = pollutionOf(type, row.pollution ?? '');
  if (!kinds.ok) return kinds;
  const [pollution = '', ...also] = kinds.value;
  const [name, phone, address] = [row.reporterName?.trim() ?? '', row.reporterPhone?.trim() ?? '', row.reporterAddress?.trim() ?? ''];
  const starred = isStarred(given) || /^(?:是|★|\*|重点关注|yes|1)$/iu.test(row.starred?.trim() ?? '');
  const clean = redactByRules(complaint, type.publicTable?.redaction ?? [], [name, phone, address]).text;
  return ok({
    number: read.number,
    region,
    title: clean.length > titleLength ? `${clean.slice(0, titleLength)}…` : clean,
    fields: {
      acceptanceNumber: read.number,
      complaint,
      pollution: idOf(type, pollution) ?? '',
      ...(also.length > 0 && { pollutionAlso: also.join('、') }),
      starred: starred ? 'yes' : 'no',
    },
    ...(`${name}${phone}${address}` !== '' && { reporter: { name, phone, address } }),
  });
}

/** By its code, its name, or a name that ends with it (市 before 县); of two counties of one name the one whose city is named. */
function countyOf(regions: readonly Region[], text: string): string | undefined {
  const fitting = regions.filter(
    ({ code, name }) => levelOf(code) === 'county' && (code === text || (text !== '' && text.endsWith(name.zh))),
  );
  if (fitting.length <= 1) return fitting[0]?.code;
  const named = fitting.filter(({ code }) =>
    regions.some((city) => city.code === `${code.slice(0, 4)}00` && text.includes(city.name.zh)),
  );
  return named.length === 1 ? named[0]?.code : undefined;
}

const others: Readonly<Record<string, string>> = {
  固体废物: '固废',
  垃圾: '固废',
  噪音: '噪声',
  空气: '大气',
  生态破坏: '生态',
  其它: '其他',
};

/** The types of the declaration by their Chinese names, in the order in which they are written: 「水、大气」. */
function pollutionOf(type: CaseType, text: string): Result<readonly string[]> {
  const words = text
    .split(/[、,,;;/\s]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/(?<=.)(?:污染|环境)$/u, ''))
    .map((word) => others[word] ?? word);
  const unknown = words.find((word) => idOf(type, word) === undefined);
  return words.length === 0 || unknown !== undefined
    ? fail('complaint.unknown-pollution', (unknown ?? text).slice(0, 60))
    : ok([...new Set(words)]);
}

const idOf = (type: CaseType, title: string): string | undefined =>
  type.fields.find(({ id }) => id === type.publicTable?.kind)?.choices?.find((choice) => choice.title.zh === title || choice.id === title)
    ?.id;
