import type { Result } from '../../basis/result.ts';
import type { LedgerMapping } from '../../model/taken-over.ts';
import type { TestHouse } from '../house.fixture.ts';
import { keepUpload } from '../imports/uploaded.ts';
import type { ImportRun } from '../ports/records.ts';
import { actorBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { carryLedger, startLedger, tryLedger, type LedgerAsker, type LedgerReport } from './ledger-import.ts';

export const office = 'rectification-98-officer';
export const head = '序号,督察轮次,问题编号,反馈问题,整改目标,整改措施,整改时限,时限类型,责任单位,责任人,进展,状态';
/** 文号 and 是否工程类 stand in no column of the old ledger: they are said once for all rows. */
export const mapping: LedgerMapping = {
  round: { column: '督察轮次' }, itemNumber: { column: '问题编号' }, problem: { column: '反馈问题' }, target: { column: '整改目标' }, measures: { column: '整改措施' },
  deadline: { column: '整改时限' }, deadlineType: { column: '时限类型' }, region: { column: '责任单位' }, responsiblePerson: { column: '责任人' }, progress: { column: '进展' },
  state: { column: '状态' }, documentNumber: { fixed: '演督〔2024〕7号' }, works: { fixed: '非工程类' },
};

export type RowGiven = { readonly number?: string; readonly problem?: string; readonly deadline?: string; readonly type?: string; readonly county?: string; readonly progress?: string; readonly state?: string };
export const rowOf = ({ number = '1', problem = '河道排口溢流', deadline = '2026-12-31', type = '限期整改', county = '青屏县人民政府', progress = '完成60%', state = '整改中' }: RowGiven): string =>
  `1,第二轮,${number},${problem},不再溢流,"建设管网,改造泵站",${deadline},${type},${county},李四,${progress},${state}`;
export const fileOf = (rows: readonly RowGiven[]): string => [head, ...rows.map(rowOf)].join('\r\n');

export const askerOf = ({ house }: TestHouse, by = office): LedgerAsker => ({ actor: actorBy(house, by), viewer: machineViewer });

async function* piece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
export const brought = async ({ house }: TestHouse, text: string): Promise<string> => (await keepUpload(house, '整改台账.csv', piece(text))).hash;

export type More = { readonly type?: string; readonly parent?: string; readonly mapping?: LedgerMapping; readonly by?: string };
export async function tried(one: TestHouse, text: string, more: More = {}): Promise<Result<LedgerReport>> {
  const { by, ...asked } = more;
  return tryLedger(one.house, askerOf(one, by), { type: 'rectification/problem', mapping, ...asked, file: await brought(one, text) });
}

/** From start to end, as the page does it; `seen`: the run after each asking. */
export async function imported(one: TestHouse, text: string, more: More = {}, seen: (run: ImportRun) => void = () => undefined): Promise<ImportRun> {
  const { by, ...asked } = more;
  const started = await startLedger(one.house, askerOf(one, by), { type: 'rectification/problem', mapping, ...asked, file: await brought(one, text) });
  if (!started.ok) throw new Error(`${started.fault} ${started.detail}`);
  return carried(one, started.value, seen);
}

export async function carried(one: TestHouse, started: ImportRun, seen: (run: ImportRun) => void = () => undefined): Promise<ImportRun> {
  for (let run = started; ;) {
    const next = await carryLedger(one.house, askerOf(one), run.id);
    if (!next.ok) throw new Error(`${next.fault} ${next.detail}`);
    run = next.value;
    seen(run);
    if (run.state === 'done' || run.state === 'failed') return run;
  }
}
