import type { Records, RegisterEntry, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { CaseMoved } from '../../../flow/ports/case-moved.ts';
import type { Case, CaseEvent, CaseTask } from '../../../model/case.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/role.ts';

/** What one suite of laws needs to open a store: a new empty one each time. */
export type Fresh = () => Promise<Records>;

export const viewer = (scope: Scope, unit = '', region = ''): Viewer => ({ scope, unit, region, role: 'branch' });

export function someCase(id: string, change: Partial<Case> = {}): Case {
  return {
    id, type: 'integrity/exceedance', number: `演环预警〔2026〕${id}号`, title: { zh: '出水口氨氮超标', en: 'ammonia over its limit' },
    state: 'open', region: '980101', parties: { handler: 'branch-a' }, fields: {}, points: [7], findings: [], clocks: [], checklist: {},
    measures: [], evidence: [], signatures: [], openedAt: 1_000, rebounds: 0, doneBy: {}, since: 1_000, freezings: 0, seq: 1, head: `head-${id}-1`, ...change,
  };
}

export const someEvent = (id: string, seq: number, hash = `head-${id}-${seq}`): CaseEvent => ({
  case: id, seq, event: seq === 1 ? 'opened' : 'noted', from: '', to: 'open',
  actor: { person: 'p', appointment: 'a', role: 'branch', unit: 'branch-a', region: '980101', says: '某分局某人' },
  at: seq * 1_000, enteredAt: seq * 1_000, data: { note: '核查', amount: 0.1, list: [1, null, { deep: true }] },
  seed: '', previous: seq === 1 ? '' : `head-${id}-${seq - 1}`, hash,
});

export const someTask = (id: string, change: Partial<CaseTask> = {}): CaseTask => ({
  case: id, party: 'handler', unit: 'branch-a', roles: ['branch', 'enforcement'], event: 'check', since: 1_000, ...change,
});

export const someFinding = (digits: number, change: Partial<Finding> = {}): Finding => ({
  id: `F-${digits.toString(16).padStart(20, '0')}`, point: 7, factor: 'w21003', period: 'hour', at: digits * 3_600_000, value: '9.1', limit: '8',
  unit: 'mg/L', edition: 'GB 18918-2002', standard: 'GB 18918', clause: '4.1.3', confidence: 'high', steps: [], frame: '12', method: 'hour-1',
  foundAt: 5, ...change,
});

export const somePoint = (number: number, region: string, owners: { enterprise?: string; branch?: string } = {}): RegisterEntry => ({
  kind: 'point', id: `P${number}`, from: '2026-01-01', enteredAt: 1,
  body: { number, id: `P${number}`, kind: 'water-outlet', name: { zh: '总排口', en: 'outlet' }, region, attributes: {}, ...owners },
});

/** Opens the case with its first event and one task. */
export const open = (records: Records, of: Case, tasks: readonly CaseTask[] = [someTask(of.id)]): Promise<boolean> =>
  won(records.write(machineViewer, (store) => store.putCase(of, [someEvent(of.id, 1)], tasks, 0)));

/** Whether nobody was faster. */
export const won = (writing: Promise<void>): Promise<boolean> => writing.then(() => true, (error: unknown) => {
  if (error instanceof CaseMoved) return false;
  throw error;
});

/** The case one event further. */
export const nextOf = (of: Case, change: Partial<Case> = {}): Case => ({ ...of, seq: of.seq + 1, head: `head-${of.id}-${of.seq + 1}`, ...change });
