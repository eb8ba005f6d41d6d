import { machineViewer } from '../../src/flow/viewer.ts';
import type { CaseType } from '../../src/model/case-type.ts';
import { ok } from '../../src/basis/result.ts';
import { programmes } from '../../src/programmes/index.ts';
import { withHouse } from '../../src/roof/with-house.ts';
import { judgeCasework, type CaseworkVerdict, type Series } from './judge-casework.ts';

const all = 1_000_000;

/** Opens a stopped drill folder and judges what the machine made of the frames: findings of these series, and the leads over them. */
export async function readCasework(folder: string, series: readonly Series[]): Promise<CaseworkVerdict> {
  const type = leadType();
  const judged = await withHouse(folder, undefined, async (house) => {
    const records = house.records.read(machineViewer);
    const found = await records.findings({ points: series.map(({ point }) => point), limit: all });
    const held = await records.cases({ types: [type.id], limit: all });
    const leads = await Promise.all(held.map(async (of) => ({ of, events: await records.caseEvents(of.id) })));
    return ok(judgeCasework(type, found.filter(({ period, withdrawnAt }) => period === 'hour' && withdrawnAt === undefined), leads, series));
  });
  if (!judged.ok) throw new Error(`${judged.fault} ${judged.detail}`);
  return judged.value;
}

/** The case type that an exceedance opens. */
export function leadType(): CaseType {
  const type = programmes.flatMap((programme) => programme.cases).find(({ id }) => id === 'integrity/exceedance');
  if (type === undefined) throw new Error('no programme declares the lead that exceedances open');
  return type;
}
