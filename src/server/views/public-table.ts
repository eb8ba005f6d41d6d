import type { Static } from 'typebox';
import { civil, dayOf, instant } from '../../basis/time.ts';
import type { BulletinView, PublicTableRowView } from '../../contract/complaint.ts';
import type { ComplaintType } from '../../flow/complaints/complaint-type.ts';
import type { House } from '../../flow/house.ts';
import type { PublicTableHead } from '../../flow/ports/complaints.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { PublicTable, PublicTableChange, PublicTableRow } from '../../model/public-table.ts';
import type { Words } from '../../model/words.ts';
import type { Bulletin } from '../../publish/bulletin.ts';
import { regionName } from './names.ts';

export function rowView(house: House, row: PublicTableRow, change: PublicTableChange | undefined): Static<typeof PublicTableRowView> {
  return {
    number: row.number,
    starred: row.starred,
    region: regionName(house, row.region),
    completion: row.completion,
    verdict: row.verdict,
    kind: row.kind,
    cells: [...row.cells],
    ...(change === undefined ? {} : { change: { kind: change.kind, columns: [...change.columns] } }),
  };
}

/** In the first version every row is new; marks begin with the second. */
export const rowViews = (
  house: House,
  { rows, changes, version }: Pick<PublicTable, 'rows' | 'changes' | 'version'>,
): Static<typeof PublicTableRowView>[] =>
  rows.map((row) => rowView(house, row, version === 1 ? undefined : changes.find(({ number }) => number === row.number)));

export const headView = ({ batch, version, ordinal, receivedOn, round, items, count, changed, publishedAt, hash }: PublicTableHead) => ({
  batch,
  version,
  ordinal,
  receivedOn,
  round,
  items,
  count,
  changed,
  publishedAt,
  hash,
});

const choiceTitle = (type: CaseType, field: string, id: string): Words =>
  [...type.fields, ...type.steps.flatMap(({ input }) => input)]
    .find((rule) => rule.id === field)
    ?.choices?.find((choice) => choice.id === id)?.title ?? { zh: id, en: id };

/** The counts in the declaration's order, and the sentence in the form of a bulletin. */
export function bulletinView(
  house: House,
  { type, rule }: ComplaintType,
  bulletin: Bulletin,
  last: PublicTable | undefined,
): Static<typeof BulletinView> {
  const counts = (field: string, counted: Readonly<Record<string, number>>) => {
    const ids =
      [...type.fields, ...type.steps.flatMap(({ input }) => input)].find(({ id }) => id === field)?.choices?.map(({ id }) => id) ?? [];
    return ids.map((id) => ({ id, title: choiceTitle(type, field, id), count: counted[id] ?? 0 }));
  };
  const { batches, items, published, starred } = bulletin;
  const byCompletion = counts(rule.completion, bulletin.byCompletion);
  return {
    batches,
    items,
    published,
    starred,
    byCompletion,
    byVerdict: counts(rule.verdict, bulletin.byVerdict),
    byKind: counts(rule.kind, bulletin.byKind),
    byRegion: Object.entries(bulletin.byRegion)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => ({ id: code, title: regionName(house, code).name, count })),
    figures: rule.figures.map(({ id, title, unit }) => ({ id, title, unit, value: bulletin.figures[id] ?? '0' })),
    says: bulletinSays(bulletin, byCompletion, last),
    basis: {
      zh: `口径:已公开的各批最新一次一览表|办结、属实按审核后的报送|污染类型按首要类型计|金额为万元|截至${civil(instant(house.clocks.world()))}`,
      en: `basis: newest published table of each batch | completion and verdict as reviewed | by the main pollution type | money in 10,000 yuan | as of ${civil(instant(house.clocks.world()))}`,
    },
  };
}

function bulletinSays(
  { batches, items, published }: Bulletin,
  byCompletion: readonly { readonly title: Words; readonly count: number }[],
  last: PublicTable | undefined,
): Words {
  const day = last === undefined ? '' : dayOf(instant(last.publishedAt));
  const [zh, en] = [
    byCompletion.map(({ title, count }) => `${title.zh}${count}件`).join('、'),
    byCompletion.map(({ title, count }) => `${count} ${title.en}`).join(', '),
  ];
  return {
    zh:
      batches === 0
        ? '尚无公开的批次。'
        : `截至${longDay(day)},已公开${batches}批、交办${items}件,其中已公开办理情况${published}件:${zh}。`,
    en:
      batches === 0
        ? 'No batch is published yet.'
        : `By ${day}: ${batches} batches with ${items} items handed over; of ${published} the handling is published: ${en}.`,
  };
}

/** 2026年3月2日. */
const longDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日');

/** 一览表 as CSV; a byte order mark for spreadsheet programs, what looks like a formula kept as text. */
export function tableCsv({ rule }: ComplaintType, table: PublicTable): string {
  const cell = (text: string): string => {
    const safe = /^[=+@\t-]/u.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    rule.columns.map(({ title }) => title.zh),
    ...table.rows.map((row) => row.cells.map((text, at) => (row.starred && rule.columns[at]?.id === 'number' ? `★${text}` : text))),
  ];
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** 一览表 as a page of its own, A3 landscape, with what changed since the version before. */
export function tableHtml(house: House, { rule }: ComplaintType, table: PublicTable): string {
  const escape = (text: string): string => text.replace(/[&<>"']/gu, (char) => `&#${char.codePointAt(0)};`);
  const changed = new Map(table.version === 1 ? [] : table.changes.map((change) => [change.number, change]));
  const rows = table.rows.map((row) => {
    const change = changed.get(row.number);
    const cells = row.cells.map((text, at) => {
      const id = rule.columns[at]?.id ?? '';
      const mark = change?.kind === 'changed' && change.columns.includes(id) ? ' class="changed"' : '';
      return `<td${mark}>${id === 'number' && row.starred ? '★' : ''}${escape(text)}</td>`;
    });
    return `<tr${change === undefined ? '' : ` class="${change.kind}"`}>${cells.join('')}</tr>`;
  });
  const note =
    table.version === 1
      ? ''
      : `;较上次公开新增${table.changes.filter(({ kind }) => kind === 'new').length}件、变更${table.changes.filter(({ kind }) => kind === 'changed').length}件(底色标出)`;
  return [
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>',
    escape(rule.title.zh),
    '</title><style>@page{size:A3 landscape;margin:12mm}',
    'body{font:14px/1.6 "Noto Sans CJK SC",sans-serif;margin:24px;color:#111;background:#fff}table{border-collapse:collapse;width:100%}',
    'th,td{border:1px solid #777;padding:4px 6px;vertical-align:top;text-align:left}th{background:#e3ede7}tr.new td,td.changed{background:#fff3c4}</style></head><body>',
    house.mode === 'drill' ? '<p>演练</p>' : '',
    `<h1>${escape(rule.title.zh)}(第${table.ordinal}批)</h1>`,
    `<p>${escape(table.round)}|接收日期${escape(table.receivedOn)}|第${table.version}次公开|${civil(instant(table.publishedAt))}${note}</p>`,
    `<table><thead><tr>${rule.columns.map(({ title }) => `<th scope="col">${escape(title.zh)}</th>`).join('')}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table>',
    `<p>sha-256 ${table.hash}</p></body></html>`,
  ].join('');
}
