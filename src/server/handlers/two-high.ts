import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { importTwoHigh, listTwoHigh, putTwoHigh, readTwoHigh } from '../../contract/two-high.ts';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { House } from '../../flow/house.ts';
import { importTwoHigh as importList } from '../../flow/two-high/import-list.ts';
import { listParts, type ListMapping } from '../../model/two-high-columns.ts';
import { putTwoHigh as put, twoHighOn, twoHighVersions } from '../../flow/two-high/register.ts';
import { regionContains } from '../../model/region.ts';
import { versionOn } from '../../model/version.ts';
import { handle, type Handler } from '../handler.ts';
import { byStatus, changesOf, choicesOf, twoHighBasis, twoHighRow } from '../views/two-high.ts';

/** “两高”项目清单 (M28): read by whoever reads the problem lists, kept by the province and the cities. */
export function twoHighHandlers(house: House): readonly Handler[] {
  const today = (): string => dayOf(instant(house.clocks.world()));
  return [
    handle(listTwoHigh, async ({ query: { status, industry, region, flagged } }, { caller }) => {
      const on = today();
      const listed = (await twoHighOn(house, caller.viewer, on)).filter(({ body }) => body.offList === undefined || body.offList > on);
      const all = listed.map((version) => twoHighRow(house, version, on));
      const wanted = all.filter(({ project, flags }) => (industry === undefined || project.industry.startsWith(industry))
        && (region === undefined || regionContains(region, project.region)) && (flagged !== true || flags.length > 0));
      return ok({
        rows: wanted.filter(({ project }) => status === undefined || project.status === status)
          .toSorted((a, b) => b.flags.length - a.flags.length || (a.project.id < b.project.id ? -1 : 1)),
        sums: byStatus(wanted), ...choicesOf(house, all), basis: twoHighBasis(house),
      });
    }),
    handle(readTwoHigh, async ({ params }, { caller }) => {
      const versions = await twoHighVersions(house, caller.viewer, params.id);
      const version = versionOn(versions, today()) ?? versions.at(-1);
      if (version === undefined) return fail('request.not-found', params.id);
      return ok({ row: twoHighRow(house, version, today()), changes: changesOf(versions), basis: twoHighBasis(house) });
    }),
    handle(putTwoHigh, async ({ params, body: { project, from, why, seen } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.no-right');
      if (project.id !== params.id) return fail('register.wrong-key', params.id);
      const said = await put(house, { viewer: caller.viewer, says: caller.actor.says, project, from, why,
        ...(seen === undefined ? {} : { seen }) });
      return said.ok ? ok({ id: params.id, enteredAt: said.value.enteredAt }) : said;
    }),
    handle(importTwoHigh, async ({ body: { mode, from, why, mapping: given = '' } }, { caller, upload }) => {
      if (caller.kind !== 'signed-in') return fail('access.no-right');
      if (upload === undefined) return fail('file.empty');
      const mapping = given === '' ? undefined : readMapping(given);
      if (mapping === 'unfit' || (mode === 'store' && why.trim() === '')) return fail('request.invalid',
        mapping === 'unfit' ? 'mapping' : 'why');
      const done = await importList(house, {
        viewer: caller.viewer, says: caller.actor.says, name: upload.name, bytes: pieceOf(upload.bytes), mapping, from, why: why.trim(),
          dry: mode === 'dry-run',
      });
      if (!done.ok) return done;
      const { columns, mapping: used, refused, ...counts } = done.value;
      const lines = refused.slice(0, linesShown).map((one) => ({ ...one, message: messageOf(one.fault) }));
      return ok({ ...counts, columns: [...columns], mapping: { ...used }, refused: refused.length, lines });
    }),
  ];
}

const linesShown = 1_000;
const messageOf = (fault: string) => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Parts of a list by their columns; a part that is none is unfit. */
function readMapping(text: string): ListMapping | 'unfit' {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [['', '']];
    return entries.every(([part,
      column]) => listParts.some((id) => id === part) && typeof column === 'string') ? Object.fromEntries(entries) as ListMapping : 'unfit';
  } catch {
    return 'unfit';
  }
}
