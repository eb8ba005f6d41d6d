import type { Case } from '../model/case.ts';
import type { CaseType, ChecklistItem } from '../model/case-type.ts';
import { applies } from '../model/checklist-applies.ts';
import type { Words } from '../model/words.ts';

/** Verdict of a machine item by its id; an absent one has not been computed and is never taken for a pass. */
export type MachineVerdicts = Readonly<Record<string, 'pass' | 'fail' | 'undeterminable'>>;

export type ChecklistRow = {
  readonly id: string;
  readonly title: Words;
  readonly proof: ChecklistItem['proof'];
  readonly state: 'have' | 'missing' | 'unfit' | 'agrees' | 'disagrees' | 'undeterminable' | 'not-computed';
  readonly by?: string;
  readonly at?: number;
  readonly files: readonly string[];
  readonly note: string;
};

/** 佐证材料清单 of one case: the items that apply to it, each with who checked it and when. */
export const checklistOf = (type: CaseType, of: Case, machine: MachineVerdicts): readonly ChecklistRow[] =>
  type.checklist.filter((item) => applies(item, of.fields)).map((item) => (item.proof === 'machine' ? machineRow(item, machine) : materialRow(item, of)));

/** Ids of items that are not green: material must be `have`, the machine must agree. Empty: the checklist is complete. */
export const checklistOpen = (type: CaseType, of: Case, machine: MachineVerdicts): readonly string[] =>
  checklistOf(type, of, machine).filter((row) => row.state !== 'have' && row.state !== 'agrees').map((row) => row.id);

const agreement = { pass: 'agrees', fail: 'disagrees', undeterminable: 'undeterminable' } as const;

function machineRow(item: ChecklistItem, machine: MachineVerdicts): ChecklistRow {
  const verdict = Object.hasOwn(machine, item.id) ? machine[item.id] : undefined;
  return { id: item.id, title: item.title, proof: 'machine', state: verdict === undefined ? 'not-computed' : agreement[verdict], files: [], note: '' };
}

function materialRow(item: ChecklistItem, of: Case): ChecklistRow {
  const mark = Object.hasOwn(of.checklist, item.id) ? of.checklist[item.id] : undefined;
  if (mark === undefined) return { id: item.id, title: item.title, proof: 'material', state: 'missing', files: [], note: '' };
  return { id: item.id, title: item.title, proof: 'material', state: mark.state, by: mark.by, at: mark.at, files: mark.files, note: mark.note };
}
