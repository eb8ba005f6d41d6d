import { fail, ok, type Result } from '../../basis/result.ts';
import { findPublished, publicTable, publicTableFile, publicTables } from '../../contract/complaint.ts';
import { complaintType, type ComplaintType } from '../../flow/complaints/complaint-type.ts';
import type { House } from '../../flow/house.ts';
import { publicViewer } from '../../flow/viewer.ts';
import { isStarred, readAcceptanceNumber } from '../../model/acceptance-number.ts';
import type { PublicTable } from '../../model/public-table.ts';
import { bulletinOf } from '../../publish/bulletin.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { bulletinView, headView, rowViews, tableCsv, tableHtml } from '../views/public-table.ts';

const headOf = ({ rows, changes, ...head }: PublicTable) => headView({ ...head, count: rows.length, changed: changes.length });
export const columnsOf = ({ rule }: ComplaintType) => rule.columns.map(({ id, title }) => ({ id, title }));

/** The public reads published versions only: nothing of an item that is not in one can leak from here. */
export function complaintPublicHandlers(house: House): readonly Handler[] {
  const read = () => house.records.read(publicViewer);
  const tableOf = async (id: string, version: number | undefined): Promise<Result<PublicTable>> => {
    const table = await read().publicTable(id, version);
    return table === undefined ? fail('request.not-found', id) : ok(table);
  };
  return [
    handle(publicTables, async ({ query }) => {
      const declared = complaintType(house);
      if (!declared.ok) return declared;
      const tables = await read().publicTables(declared.value.type.id);
      const own = tables.find(({ batch }) => batch === query.batch);
      const upTo = own === undefined ? tables : tables.filter(({ ordinal }) => ordinal <= own.ordinal);
      const newest = (of: readonly PublicTable[]) =>
        of.reduce<PublicTable | undefined>(
          (last, one) => (last === undefined || one.publishedAt > last.publishedAt ? one : last),
          undefined,
        );
      const view = (of: readonly PublicTable[]) => bulletinView(house, declared.value, bulletinOf(declared.value.rule, of), newest(of));
      return ok({
        title: declared.value.rule.title,
        tables: tables.map(headOf).reverse(),
        cumulative: view(upTo),
        ...(own === undefined ? {} : { own: view([own]) }),
      });
    }),
    handle(publicTable, async ({ params, query }) => {
      const [declared, table] = [complaintType(house), await tableOf(params.id, query.version)];
      if (!declared.ok) return declared;
      if (!table.ok) return table;
      const versions = await read().publicTableHeads(params.id);
      return ok({
        title: declared.value.rule.title,
        head: headOf(table.value),
        versions: versions.map(headView),
        columns: columnsOf(declared.value),
        rows: rowViews(house, table.value),
      });
    }),
    handleFile(publicTableFile, async ({ params, query }) => {
      const [declared, table] = [complaintType(house), await tableOf(params.id, query.version)];
      if (!declared.ok) return declared;
      if (!table.ok) return table;
      const name = `${declared.value.rule.title.zh}-第${table.value.ordinal}批-v${table.value.version}`;
      return ok(
        query.format === 'csv'
          ? { bytes: tableCsv(declared.value, table.value), type: 'text/csv; charset=utf-8', name: `${name}.csv` }
          : { bytes: tableHtml(house, declared.value, table.value), type: 'text/html; charset=utf-8', name: `${name}.html` },
      );
    }),
    handle(findPublished, async ({ query }) => {
      const declared = complaintType(house);
      if (!declared.ok) return declared;
      const number =
        readAcceptanceNumber(query.number)?.number ??
        query.number
          .trim()
          .replace(isStarred(query.number) ? /^\s*[★*※]/u : /^$/u, '')
          .toUpperCase();
      const tables = await read().publicTables(declared.value.type.id);
      return ok({
        columns: columnsOf(declared.value),
        found: tables.flatMap((table) =>
          rowViews(house, table)
            .filter((row) => row.number === number)
            .map((row) => ({ batch: table.batch, ordinal: table.ordinal, version: table.version, publishedAt: table.publishedAt, row })),
        ),
      });
    }),
  ];
}
