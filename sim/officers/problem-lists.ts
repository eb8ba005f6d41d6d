import type { Json } from '../../src/basis/canonical.ts';
import { addEvidence, openCase, stepCase } from '../../src/contract/case.ts';
import type { Case } from '../../src/model/case.ts';
import type { Role } from '../../src/model/role.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import type { Hand, View } from './do-act.ts';
import type { Answered, Door } from './door.ts';
import { drillCauses, listedItems, type DrillCause, type ListedItem, type Reached } from './listed-items.ts';
import { pdf } from './material.ts';
import { isPeopled } from './sites.ts';
import { refusalOf, Refused } from './refused.ts';

type Data = Readonly<Record<string, Json>>;
type Act = readonly [party: string, event: string, data?: Data];

const roles: Readonly<Record<string, Role>> = { office: 'rectification-office', city: 'city', county: 'county', responsible: 'city' };

/**
 * 七张问题清单 with which a drill opens: problems of three counties of one city outside the story's, each at another stage, and the causes that
 * they share. The fault that stood in the way, if one did.
 */
export async function layProblemLists(desks: Desks, province: Province, hand: Hand): Promise<string | undefined> {
  return refusalOf(() => new Laying(desks, province, hand).all());
}

class Laying {
  readonly #desks: Desks;
  readonly #hand: Hand;
  readonly #prefix: string;
  readonly #counties: readonly string[];

  constructor(desks: Desks, province: Province, hand: Hand) {
    [this.#desks, this.#hand, this.#prefix] = [desks, hand, province.story.county.slice(0, 2)];
    // Those who are signed in already for the tasks of the inspection.
    const peopled = province.regions.filter(({ code, level }) => level === 'county' && isPeopled(province, code)).map(({ code }) => code);
    this.#counties = peopled.filter((code) => code.slice(0, 4) === peopled[0]?.slice(0, 4)).slice(0, 3);
  }

  async all(): Promise<void> {
    const [county] = this.#counties;
    if (county === undefined) return;
    const causes: string[] = [];
    for (const one of drillCauses) causes.push(await this.#cause(one, `${county.slice(0, 4)}00`));
    for (const one of listedItems) await this.#problem(one, this.#counties[one.county % this.#counties.length] ?? county, causes);
  }

  async #cause({ title, until, ...fields }: DrillCause, region: string): Promise<string> {
    const of = await this.#open('city', `city-bureau-${region}`, 'rectification/cause', region, title, fields, { responsible: `city-bureau-${region}` });
    await this.#take(of, [['office', 'confirm', { opinion: '原因成立。' }]]);
    if (until === 'confirmed') return of.number;
    await this.#take(of, [['responsible', 'plan-fix', { fixPlan: '建立制度、明确资金和责任单位,年度考核。', fixOwner: '污染防治处', fixDue: '2026-06-30' }]]);
    if (until === 'fixing') return of.number;
    await this.#handIn(of, 'responsible', 'system-fix', 'hand-in');
    await this.#take(of, [
      ['responsible', 'adopt-fix', { fixDocument: '演环发〔2026〕3号', fixStandard: '第三方运维合同示范文本', fixFunding: '运维监管经费列入年度预算' }],
      ['responsible', 'use-fix', { firstUse: '28家企业按示范文本换签合同。', firstUsedOn: '2026-02-20' }], ['office', 'verify-fix', { opinion: '抽查10份合同,条款齐全。' }],
    ]);
    return of.number;
  }

  async #problem({ title, list, problem, origin, handed = {}, grade, county: _at, cause, deadline, measure, until }: ListedItem, region: string, causes: readonly string[]): Promise<void> {
    const [opener, unit] = origin === 'self-found' ? ['county', `county-${region}`] : ['office', `rectification-${this.#prefix}`];
    const of = await this.#open(opener, unit, 'rectification/listed-problem', region, title, { problem, list, origin, ...handed });
    const [what, quantity, measured] = measure;
    const acts: Readonly<Record<Exclude<Reached, 'found' | 'rebounded' | 'closed'> | 'reported' | 'back', readonly Act[]>> = {
      owned: [['city', 'enter'], ['city', 'grade', { grade }], ['city', 'set-owner', { ownerUnit: '县住房和城乡建设局', deadline }]],
      measures: [['county', 'submit-measures', { measures: [{ id: 'm1', what, quantity, unit: measured, owner: '县住房和城乡建设局', due: deadline }] }], ['city', 'approve-measures']],
      reported: [['county', 'report-measure', { measure: 'm1', reached: quantity, reachedOn: '2026-02-24', reportedResult: 'done' }],
        ['city', 'verify-measure', { measure: 'm1', verifiedQuantity: quantity, verifiedOn: '2026-02-25', verifiedResult: 'holds', found: '现场点验数量与台账一致。' }],
        ['county', 'report-done', { completion: `已${what}${quantity}${measured}。` }], ['city', 'close', { closingOpinion: '现场核查属实,同意办结。' }]],
      evaluated: [['office', 'evaluate', { effect: 'good', typicalCase: 'no' }]],
      fixed: [
        ['county', 'check-similar', { similarScope: '全县同类场所逐一排查', similarChecked: 26, similarFound: 3 }],
        ['county', 'set-fix', { fix: '临时堆场备案与月巡制度', fixDocument: '演县政办〔2026〕7号' }], ['city', 'conclude'],
      ],
      back: [['city', 'rebound', { reboundReason: '巡查发现再次露天堆放。' }]],
    };
    if (until === 'found') return;
    await this.#take(of, acts.owned);
    if (cause !== undefined) await this.#take(of, [['county', 'link-cause', { cause: causes[cause] ?? '', causeEvidence: '核查认定与登记册所列原因一致。' }]]);
    if (until === 'owned') return;
    await this.#take(of, acts.measures);
    if (until === 'measures') return;
    await this.#handIn(of, 'county', 'proof', 'work');
    await this.#take(of, acts.reported);
    if (until === 'evaluated' || until === 'fixed') await this.#take(of, acts.evaluated);
    if (until === 'fixed') await this.#take(of, acts.fixed);
    if (until === 'rebounded') await this.#take(of, acts.back);
  }

  readonly #seen = new Map<string, Case>();

  async #open(role: string, unit: string, type: string, region: string, title: string, fields: Data, parties: Readonly<Record<string, string>> = {}): Promise<Case> {
    const door = await this.#door(unit, role);
    return this.#held(await door.ask(openCase, { body: { type, region, parties, points: [], title: { zh: title, en: title }, fields } }), 'open');
  }

  async #take({ id }: Case, acts: readonly Act[]): Promise<void> {
    for (const [party, event, data = {}] of acts) {
      const of = this.#seen.get(id);
      const door = await this.#door(of?.parties[party] ?? '', party);
      this.#held(await door.ask(stepCase, { params: { id, event }, body: { seenSeq: of?.seq ?? 1, data, password: this.#hand.password } }), event);
    }
  }

  /** One paper for an item of the checklist, and its mark. */
  async #handIn({ id }: Case, party: string, item: string, event: string): Promise<void> {
    const of = this.#seen.get(id);
    const form = new FormData();
    form.set('item', item);
    form.set('seenSeq', String(of?.seq ?? 1));
    form.set('file', new File([Buffer.from(pdf(`Drill ${item} ${of?.number.replace(/[^0-9]/gu, '')}`))], '佐证材料.pdf'));
    const door = await this.#door(of?.parties[party] ?? '', party);
    const { evidence } = this.#held(await door.ask(addEvidence, { params: { id }, body: form }), item);
    await this.#take({ ...of as Case }, [[party, event, { marks: { [item]: { state: 'have', files: evidence.map(({ hash }) => hash) } } }]]);
  }

  async #door(unit: string, party: string): Promise<Door> {
    const door = await this.#desks.open(this.#desks.login(unit, roles[party] ?? 'city') ?? '');
    if (!door.ok) throw new Refused(`${party}: ${door.fault}`);
    return door.value;
  }

  #held(view: Answered<View>, what: string): Case {
    if (!view.ok) throw new Refused(`${what}: ${view.fault} ${view.detail}`);
    const of = view.value.case as Case;
    this.#seen.set(of.id, of);
    return of;
  }
}
