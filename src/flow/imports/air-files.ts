import { ok, type Result } from '../../basis/result.ts';
import { readCnemc, type CnemcRow, type CnemcSite } from '../../codecs/cnemc/read-cnemc.ts';
import { ambientPollutants } from '../../model/ambient.ts';
import { airAgreement } from '../../judge/published-air.ts';
import type { House } from '../house.ts';
import type { PlaceRegister } from './place-register.ts';
import type { ImportedRow, ImportItem, PublishedFile, ReadFiles } from './published-file.ts';

const factorByPollutant = new Map([...ambientPollutants].map(([factor, pollutant]) => [pollutant, factor]));

/** CNEMC site hours, both published layouts, and lists of sites (which only add names and coordinates). */
export function readAirFiles(house: House, files: readonly PublishedFile[], places: PlaceRegister): Result<ReadFiles> {
  const read: { file: PublishedFile; rows: readonly CnemcRow[]; refused: readonly { line: number; fault: string; detail: string }[] }[] = [];
  const listed = new Map<string, CnemcSite>();
  for (const file of files) {
    const parsed = readCnemc(file.text);
    if (!parsed.ok) return { ...parsed, detail: `${file.name}: ${parsed.detail}` };
    for (const site of parsed.value.sites) listed.set(siteId(site), site);
    if (parsed.value.sites.length === 0) read.push({ file, rows: parsed.value.rows, refused: parsed.value.refused });
  }
  const agreement = { aqi: airAgreement(read.flatMap(({ rows }) => rows), house.rulebook) };
  return ok({
    source: { kind: 'cnemc', field: 'Avg', period: 'hour' }, agreement,
    items: read.flatMap(({ file, rows, refused }) => {
      const lines = file.text.split(/\r?\n/);
      const textOf = (line: number): string => lines[line - 1] ?? '';
      return [
        ...refused.map((row): ImportItem => ({ ok: false, refused: { ...row, row: textOf(row.line) } })),
        ...rows.map((row): ImportItem => ({ ok: true, row: importedRow(file.name, row, listed, places, textOf(row.line)) })),
      ];
    }),
  });
}

const siteId = (site: CnemcSite): string => site.code ?? `${site.city}/${site.name}`;

function importedRow(file: string, row: CnemcRow, listed: ReadonlyMap<string, CnemcSite>, places: PlaceRegister, text: string): ImportedRow {
  const site = { ...listed.get(siteId(row.site)), ...row.site };
  const point = places.pointOf({
    id: siteId(site), kind: 'air-station', name: { zh: site.name, en: site.name }, place: cityName(site.city), attributes: { level: 'national', ...(site.province === undefined ? {} : { province: site.province }) },
    ...(site.lon === undefined ? {} : { lon: site.lon }), ...(site.lat === undefined ? {} : { lat: site.lat }),
  });
  const values: Record<string, string> = {};
  for (const [pollutant, value] of Object.entries(row.values)) {
    const factor = factorByPollutant.get(pollutant);
    if (factor !== undefined) values[factor] = value;
  }
  return { file, point: point.number, at: row.at, values, flag: 'N', text };
}

/** One publisher writes 「杭州」, the other 「杭州市」: one place. */
const cityName = (name: string): string => name.replace(/市$/, '');
