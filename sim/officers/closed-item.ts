import type { Json } from '../../src/basis/canonical.ts';
import { listCases, openCase, readCase, stepCase } from '../../src/contract/case.ts';
import type { Case } from '../../src/model/case.ts';
import type { Role } from '../../src/model/role.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import type { Hand, View } from './do-act.ts';
import { registration, walk } from './first-casework.ts';
import { rolesOf } from './next-act.ts';
import { closedProblem, problems } from './problems.ts';
import { seenOf } from './seen.ts';
import { sitesFor } from './sites.ts';

type Data = Readonly<Record<string, Json>>;
export type Closing = { readonly item?: View; readonly refused: readonly string[] };

/** Rectified before the drill begins: registered and walked to its notice, so that its days have passed on the first day. */
export async function closedItem(desks: Desks, province: Province, hand: Hand, now: number): Promise<Closing> {
  // The sites of the first casework are taken: this is one more beside them.
  const site = sitesFor(province, [...problems, closedProblem], now).find(([problem]) => problem === closedProblem);
  const office = await desks.open(officeOf(desks, province));
  if (site === undefined || !office.ok) return { refused: [site === undefined ? 'no-site' : office.ok ? '' : office.fault] };
  const opened = await office.value.ask(openCase, { body: registration(province, ...site, 0, '演督察〔2025〕7号') });
  if (!opened.ok) return { refused: [opened.fault] };
  const fault = await walk(desks, hand, opened.value, ({ state }) => state === 'notice');
  const seen = await office.value.ask(readCase, { params: { id: opened.value.row.id } });
  if (fault !== undefined || !seen.ok) return { refused: [`closed item: ${fault ?? 'unread'}`] };
  return { item: seen.value, refused: [] };
}

/**
 * On the first day it is struck off, its case is nominated, checked, approved and published, and another county takes its measures over.
 */
export async function heldUp(desks: Desks, province: Province, hand: Hand, item: View | undefined): Promise<readonly string[]> {
  if (item === undefined) return [];
  const unclosed = await walk(desks, hand, item, ({ state }) => state === 'closed');
  if (unclosed !== undefined) return [`closed item: ${unclosed}`];
  const acts = new Acts(desks, province);
  const closed = await acts.step(item.row.id, 'county', 'nominate', nomination(item));
  const good = closed?.children.find(({ case: { type } }) => type === 'rectification/good-case')?.case.id ?? '';
  await acts.step(good, 'checker', 'check-facts', { factNote: '对照措施台账、核实记录和现场照片逐项核对,数字与台账一致。', unmatched: '“7日”为连续监测天数,见机器核验结果。' });
  await acts.step(good, 'office', 'approve');
  await acts.step(good, 'office', 'publish');
  await acts.step(item.row.id, 'city', 'set-watch', { targetName: '总排口不再超标', figureSource: 'outlet-exceeding', targetFigure: '0', targetUnit: '小时', direction: 'at-most', watchMonths: '12' });
  const watched = await acts.step(item.row.id, 'city', 'set-watch', {
    targetName: '污水集中收集率', figureSource: 'reported', targetFigure: '75', targetUnit: '%', direction: 'at-least', watchMonths: '12', figureNow: '61.5',
  });
  for (const { case: { id, type } } of watched?.children ?? []) if (type === 'rectification/watch') await acts.step(id, 'responsible', 'start');
  await acts.copyWhere('rectification/problem', 'planning', { goodCase: good });
  return acts.refused;
}

function nomination(item: View): Data {
  const { measures } = item.case as Case;
  const done = measures.map(({ what, quantity, unit }) => `${what}${quantity}${unit}`).join(',');
  return {
    caseTitle: '雨污混接排查整治:查得清、堵得住、管得久', problemType: 'water', author: '县治水办',
    before: '厂区雨污管网混接,晴天雨水排口持续出水。', after: `${done};雨水排口晴天无出水,废水总排口小时数据连续7日低于限值。`,
    method: '先用管网内窥查清混接点,再逐点封堵、一点一档;同步完善应急与加药设施,排口装自动监测并纳入日巡查。', cost: '企业自筹。', transferable: '厂区面积小、管网图纸齐全、总排口已装自动监测的涉水企业。',
  };
}

const officeOf = (desks: Desks, province: Province): string => desks.login(`rectification-${province.story.county.slice(0, 2)}`, 'rectification-office') ?? '';
const roleOf: Readonly<Record<string, Role>> = { ...rolesOf, checker: 'city', responsible: 'county' };

/** Steps by whoever is the party; the first refusal is kept, and what follows is left undone. */
class Acts {
  readonly refused: string[] = [];
  readonly #desks: Desks;
  readonly #province: Province;

  constructor(desks: Desks, province: Province) {
    this.#desks = desks;
    this.#province = province;
  }

  async step(id: string, party: string, event: string, data: Data = {}): Promise<View | undefined> {
    if (this.refused.length > 0) return undefined;
    const office = await this.#desks.open(officeOf(this.#desks, this.#province));
    const seen = office.ok ? await office.value.ask(readCase, { params: { id } }) : office;
    if (!seen.ok) return this.#refuse(event, seen.fault);
    const { parties, seq } = seenOf(seen.value);
    const door = await this.#desks.open(this.#desks.login(parties[party] ?? '', roleOf[party] ?? 'county') ?? '');
    const done = door.ok ? await door.value.ask(stepCase, { params: { id, event }, body: { seenSeq: seq, data } }) : door;
    return done.ok ? done.value : this.#refuse(event, `${done.fault} ${done.detail}`);
  }

  /** The first item of a county in this state takes them over. */
  async copyWhere(type: string, state: string, data: Data): Promise<void> {
    const office = await this.#desks.open(officeOf(this.#desks, this.#province));
    const rows = office.ok ? await office.value.ask(listCases, { query: { type, state, limit: 1 } }) : office;
    const [row] = rows.ok ? rows.value.rows : [];
    if (row !== undefined) await this.step(row.id, 'county', 'copy-measures', data);
  }

  #refuse(event: string, fault: string): undefined {
    this.refused.push(`${event}: ${fault}`);
    return undefined;
  }
}
