import type { Static } from 'typebox';
import type { CaseRow } from '../../contract/case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { exceedanceMessage } from '../../flow/exceedance-message.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Finding } from '../../model/finding.ts';
import type { Words } from '../../model/words.ts';
import { clockView, nextClock } from './clock-view.ts';
import { regionName, unitName } from './names.ts';

export type Row = Static<typeof CaseRow>;

/** One line of any list of leads or items. `newest` is the finding that the message speaks of, where there is one. */
export function caseRow(house: House, of: CaseHead, newest: Finding | undefined): Row {
  const type = declaredType(house.programmes, of.type);
  const clock = nextClock(of.clocks);
  const state = type.states[of.state];
  return {
    id: of.id, type: of.type, number: of.number, title: of.title, state: of.state, stateTitle: state?.title ?? { zh: of.state, en: of.state }, tone: state?.tone ?? 'waiting',
    region: regionName(house, of.region), points: [...of.points], openedAt: of.openedAt, source: sourceOf(house, type, of), rebounds: of.rebounds,
    ...(of.closedAt === undefined ? {} : { closedAt: of.closedAt }), ...(clock === undefined ? {} : { clock: clockView(house, type, clock) }),
    ...(of.returned === undefined ? {} : { returned: { ...of.returned } }),
    ...urgedOf(house, type, of),
    ...(newest === undefined ? {} : { message: exceedanceMessage(house, newest), confidence: newest.confidence }),
  };
}

/** The last reminder, as long as the case stands where it stood then. */
function urgedOf(house: House, type: CaseType, of: CaseHead): Pick<Row, 'urged'> {
  const rule = type.steps.find((step) => step.urges === true);
  const last = rule === undefined ? undefined : of.doneBy[rule.event];
  return last === undefined || last.at < of.since ? {} : { urged: { by: unitName(house, last.unit).name, at: last.at } };
}

/** 来源与文号: the document that handed it down, else who opened it. */
function sourceOf(house: House, type: CaseType, of: CaseHead): Words {
  const document = type.documentField === undefined ? undefined : of.fields[type.documentField];
  if (typeof document === 'string') return { zh: document, en: document };
  const opener = of.doneBy['open'];
  if (opener !== undefined && opener.unit !== '') return unitName(house, opener.unit).name;
  return type.openedBy.includes('system') ? { zh: '机器判定', en: 'machine determination' } : { zh: '公众', en: 'a citizen' };
}

/** Rows of many cases with one look-up of their newest findings. */
export async function caseRows(house: House, cases: readonly CaseHead[]): Promise<Row[]> {
  const wanted = cases.flatMap((of) => of.findings.at(-1) ?? []);
  const found = wanted.length === 0 ? [] : await house.records.read(machineViewer).findings({ ids: wanted, limit: wanted.length });
  const byId = new Map(found.map((finding) => [finding.id, finding]));
  return cases.map((of) => caseRow(house, of, byId.get(of.findings.at(-1) ?? '')));
}
