import { ok } from '../../basis/result.ts';
import type { ObservationStore, ReadingExport } from '../../flow/ports/observations.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import { readingFile } from './reading-file.ts';
import { sqlInteger, sqlList, sqlText, sqlTime } from './text.ts';

/** A sort that does not fit spills to disk; pages of one column stay small. Snappy is what every reader of Parquet knows. */
const settings = `date_time_output_format = 'iso', output_format_csv_crlf_end_of_line = 1, output_format_parquet_compression_method = 'snappy',
  output_format_parquet_string_as_string = 1, max_bytes_before_external_sort = 268435456`;

/** Files of readings, printed by the engine in the order of the table's key. */
export const exportOver = (engine: SqlEngine): Pick<ObservationStore, 'exportReadings'> => ({
  async exportReadings(query) {
    const given = await engine.rows(`SELECT code, number FROM ${engine.database}.factors FINAL ORDER BY number`);
    const sql = selectOf(engine, query, given.map(([code, number]) => ({ code: String(code), number: Number(number) })));
    const format = query.format === 'csv' ? 'CSVWithNames' : 'Parquet';
    return ok(await readingFile(engine.scratch, query.byteOrderMark && query.format === 'csv', (path) => engine.file(sql, format, settings, path)));
  },
});

function selectOf(engine: SqlEngine, { period, window, points, factors }: ReadingExport, given: readonly { code: string; number: number }[]): string {
  const labels = new Map(factors.map((factor) => [factor.code, factor]));
  const pointNumbers = points.map(({ number }) => number);
  const factorNumbers = given.map(({ number }) => number);
  const named = (column: string, numbers: readonly number[], type: string, names: readonly string[]): string =>
    numbers.length === 0 ? `''` : `transform(${column}, CAST([${numbers.map(sqlInteger).join(', ')}], 'Array(${type})'), ${sqlTexts(names)}, '')`;
  const ofPoint = (names: readonly string[]): string => named('r.point', pointNumbers, 'UInt32', names);
  const ofFactor = (of: (code: string) => string): string => named('r.factor', factorNumbers, 'UInt16', given.map(({ code }) => of(code)));
  return `SELECT ${ofPoint(points.map(({ id }) => id))} AS point, ${ofPoint(points.map(({ name }) => name))} AS point_name,
    ${ofFactor((code) => code)} AS factor, ${ofFactor((code) => labels.get(code)?.name ?? code)} AS factor_name,
    ${ofFactor((code) => labels.get(code)?.unit ?? '')} AS unit, '${period}' AS period,
    ${named('r.field', Object.values(fields), 'UInt8', Object.keys(fields))} AS field, r.at AS at_utc,
    formatDateTime(r.at, '%Y-%m-%d %H:%i:%S', 'Asia/Shanghai') AS at_beijing, r.value AS value, char(r.flag) AS flag, r.frame AS frame
    FROM ${engine.database}.readings AS r FINAL WHERE r.point IN ${sqlList(pointNumbers.map(sqlInteger), '0')} AND r.period = ${periods[period]}
    AND r.at >= ${sqlTime(window.from)} AND r.at < ${sqlTime(window.to)} ORDER BY r.point, r.factor, r.field, r.at`;
}

/** Many texts as one literal: no name holds the character 0. */
const sqlTexts = (names: readonly string[]): string => `splitByChar(char(0), ${sqlText(names.map((name) => name.replaceAll('\0', '')).join('\0'))})`;
