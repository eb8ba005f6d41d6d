import { addEvidence, openCase, readCase, stepCase } from '../../src/contract/case.ts';
import type { Json } from '../../src/basis/canonical.ts';
import type { Case } from '../../src/model/case.ts';
import type { Role } from '../../src/model/role.ts';
import { shuffled } from '../province/chance.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import { signWithSeal, type Hand, type View } from './do-act.ts';
import type { Door } from './door.ts';
import { picture } from './picture.ts';
import { feedback, provincialItems } from './inspection-items.ts';
import { isPeopled } from './sites.ts';
import { refusalOf, Refused } from './refused.ts';

type Data = Readonly<Record<string, Json>>;

const measures = [
  { id: 'm1', what: '新建污水主干管', quantity: '12.6', unit: '公里', owner: '住房和城乡建设局', due: '2026-05-20', works: true },
  { id: 'm2', what: '改造雨污混接点', quantity: '48', unit: '处', owner: '住房和城乡建设局', due: '2026-05-31' },
];

const visits = [
  { visitedOn: '2026-01-22', visitPlace: '污水主干管第三标段工地', visitFinding: '第三标段停工,地下水位高于设计值,降水方案未定。' },
  { visitedOn: '2026-02-25', visitPlace: '污水主干管第三标段工地', visitFinding: '降水井已布设,恢复施工;第一、二标段已贯通。' },
];
const instructions = [
  { slip: 'instruction', instructionText: '抓紧确定降水方案,第三标段月底前复工。', replyDays: 5 },
    { slip: 'assignment', instructionText: '逐段倒排工期,明确每周节点和责任人,报送节点计划。', replyDays: 10 },
  { slip: 'assignment', instructionText: '核实雨污混接改造后的进水浓度变化,报送监测数据。', replyDays: 15, copies: '省住房和城乡建设厅' },
];

const stages = [
  { stage: 'approval', plannedFrom: '2025-10-08', plannedTo: '2025-10-31', startedOn: '2025-10-08', endedOn: '2025-10-28' },
  { stage: 'land', notNeeded: '沿既有市政道路敷设,不新增用地' },
  { stage: 'tender', plannedFrom: '2025-10-20', plannedTo: '2025-11-25', startedOn: '2025-10-24', endedOn: '2025-11-20' },
  { stage: 'contract', plannedFrom: '2025-11-20', plannedTo: '2025-12-05', startedOn: '2025-11-22', endedOn: '2025-12-03' },
  { stage: 'construction', plannedFrom: '2025-12-01', plannedTo: '2026-05-10', startedOn: '2025-12-04' },
  { stage: 'acceptance', plannedFrom: '2026-05-01', plannedTo: '2026-05-20' },
] as const;

/**
 * The inspection with which a drill opens: its items at the province, one of them broken down to the cities and counties, the counties
 * each at another stage, and one extension that waits for its second signature. The fault that stood in the way, if one did.
 */
export async function layInspection(desks: Desks, province: Province, hand: Hand): Promise<string | undefined> {
  return refusalOf(() => new Laying(desks, province, hand).all());
}

class Laying {
  readonly #desks: Desks;
  readonly #province: Province;
  readonly #hand: Hand;
  readonly #prefix: string;

  constructor(desks: Desks, province: Province, hand: Hand) {
    this.#desks = desks;
    this.#province = province;
    this.#hand = hand;
    this.#prefix = province.story.county.slice(0, 2);
  }

  async all(): Promise<void> {
    const root = await this.#register();
    const children = provincialItems.map(({ title, lead, weight, ...fields }) =>
      ({ region: `${this.#prefix}0000`, title, weight, parties: { lead: `trade-${this.#prefix}-${lead}` }, fields }));
    const { children: items } = await this.#step(root, 'office', 'break-down', { children });
    const [first, second] = items.map(({ case: of }) => of.id);
    if (first !== undefined) await this.#breakDownTo(first);
    if (first !== undefined) await this.#followed(first, 1);
    if (second !== undefined) await this.#take(second, [['office', 'assign'], ['lead', 'accept']]);
  }

  /** 省 → 市 → 县: the first city goes on, the others have it on their desks. */
  async #breakDownTo(item: string): Promise<void> {
    await this.#planned(item, 'lead');
    const cities = this.#province.regions.filter(({ code, level }) => level === 'city' && code.startsWith(this.#prefix)).slice(0, 3).map(({ code }) => code);
    const below = await this.#step(item, 'lead', 'break-down', { children: cities.map((region, at) => ({ region, weight: 3 - at })) });
    const [city, ...others] = below.children.map(({ case: of }) => of.id);
    for (const other of others) await this.#take(other, [['office', 'assign']]);
    if (city === undefined) return;
    await this.#planned(city, 'city');
    const region = below.children[0]?.case.region.code ?? '';
    const counties = this.#province.regions.filter(({ code, level }) => level === 'county' && code.startsWith(region.slice(0, 4)) && isPeopled(this.#province, code)).slice(0, 3).map(({ code }) => code);
    const tasks = await this.#step(city, 'city', 'break-down', { children: counties.map((code) => ({ region: code, fields: { deadline: '2026-05-31' } })) });
    const [running, planning] = tasks.children.map(({ case: of }) => of);
    if (running !== undefined) await this.#extended(running.id, running.region.code);
    if (running !== undefined) await this.#answered(await this.#followed(running.id, 1, visits));
    await this.#followed(city, 2, visits.slice(0, 1));
    if (planning !== undefined) await this.#take(planning.id, [['office', 'assign'], ['county', 'accept']]);
  }

  /** In rectification, with an extension that one of the two leaders has signed. */
  async #extended(item: string, county: string): Promise<void> {
    await this.#take(item, [
      ['office', 'assign'], ['county', 'accept'], ['county', 'submit-plan', { plan: '分三个标段同步施工。', measures: measures.map((one) => ({ ...one })) }], ['city', 'approve-plan'],
      ...this.#outlet(county), ['county', 'work', { progress: '主干管已完成7.4公里,第三标段受汛前地下水位影响进度滞后。' }],
      ['county', 'report-measure', { measure: 'm1', reached: '7.4', reachedOn: '2026-02-27', reportedResult: 'partly' }], ['county', 'report-measure', { measure: 'm2', reached: '48', reachedOn: '2026-02-27', reportedResult: 'done' }],
      ['city', 'verify-measure', { measure: 'm2', verifiedQuantity: '48', verifiedOn: '2026-02-28', verifiedResult: 'holds', found: '现场点验48处,台账一致。' }],
    ]);
    await this.#project(item);
    const { children } = await this.#step(item, 'county', 'ask-extension', {
      newDeadline: '2026-06-20', extensionReason: '第三标段地下水位高于设计值,须先行降水后方可开挖,工期顺延20日。', situation: '已完成58%;增设降水井14口,6月20日前完工。',
    });
    const request = children.find(({ case: of }) => of.type === 'rectification/extension')?.case.id ?? '';
    const { case: frozen } = await this.#step(request, 'responsible', 'freeze');
    await this.#sealed(frozen as Case, 'secretary', 'sign-party-secretary');
  }

  /** The building work of its first measure, its stages overlapping and under way. */
  async #project(item: string): Promise<void> {
    const { children } = await this.#step(item, 'county', 'open-project', { measure: 'm1', projectName: '污水主干管新建工程', projectCode: '2511-980100-04-01-100001', budget: 5200 });
    const project = children.find(({ case: of }) => of.type === 'rectification/project')?.case.id ?? '';
    for (const stage of stages) await this.#step(project, 'responsible', 'set-stage', { ...stage });
    await this.#step(project, 'responsible', 'report-progress', { progress: 58, paid: 2300 });
  }

  #outlet(county: string): readonly (readonly [string, string, Data])[] {
    const outlet = shuffled(this.#province.parts[0]?.outlets ?? [], this.#province.seed).find(({ medium, point }) => medium === 'water' && point.region === county);
    return outlet === undefined ? [] : [['office', 'attach-outlet', { point: outlet.point.number }]];
  }

  async #planned(item: string, worker: string): Promise<void> {
    await this.#take(item, [
      ['office', 'assign'], [worker, 'accept'], [worker, 'submit-plan', { plan: '明确牵头单位、目标、措施与时限。', measures: measures.map((one) => ({ ...one })) }],
      ['office', 'approve-plan', { approvedPlan: '一、目标:2026年底前建成区污水集中收集率达到75%。二、措施:新建主干管,改造混接点。三、时限:2026年6月30日。', planNumber: `演整改办〔2026〕${worker === 'lead' ? 5 : 9}号` }],
      ['office', 'publish-plan'],
    ]);
  }

  /** A leader of the province follows it: visits with a photograph, and the link that they stand on. */
  async #followed(item: string, leader: number, been: readonly Data[] = []): Promise<string> {
    const { children } = await this.#step(item, 'office', 'link-leader',
      { leader: `appointment-leader-${this.#prefix}-${leader}-leader`, majorGround: '涉及面广、整改难度大,列为省领导联系督导的重大问题。' });
    const link = children.find(({ case: of }) => of.type === 'rectification/leader-link' && of.closedAt === undefined)?.case.id ?? '';
    for (const [at, visit] of been.entries()) await this.#step(link, 'contact', 'record-visit',
      { ...visit, photos: [await this.#photo(link, at)] });
    return link;
  }

  async #photo(link: string, at: number): Promise<Json> {
    const of = this.#seen.get(link);
    const form = new FormData();
    form.set('item', 'photos');
    form.set('seenSeq', String(of?.seq ?? 1));
    form.set('file', new File([Buffer.from(picture(at === 0 ? 'before' : 'after', 7 + at))], `督导现场${at + 1}.png`));
    const handed = await (await this.#doorOf(of, 'contact')).ask(addEvidence, { params: { id: link }, body: form });
    if (!handed.ok) throw new Refused(`photo: ${handed.fault} ${handed.detail}`);
    const now = handed.value.case as Case;
    this.#seen.set(link, now);
    const { hash = '', name = '', type = '', size = 0, item = '' } = now.evidence.at(-1) ?? {};
    return { hash, name, type, size, item };
  }

  /** Three slips: one confirmed, one whose reply waits for the leader, one that is being carried out. */
  async #answered(link: string): Promise<void> {
    for (const [at, instruction] of instructions.entries()) {
      // What happened to the slip before stands on the link.
      await this.#read(link);
      const { children } = await this.#step(link, 'contact', 'draft-instruction', instruction);
      const slip = children.filter(({ case: of }) => of.type === 'rectification/leader-instruction').map(({ case: of }) => of.id).find((id) => this.#seen.get(id)?.state === 'drafted') ?? '';
      await this.#take(slip, [['leader', 'issue'], ['responsible', 'acknowledge']]);
      if (at < 2) await this.#take(slip, [['responsible', 'draft-reply', { reply: '已增加降水井14口,第三标段恢复施工,节点计划随附。' }], ['head', 'reply']]);
      if (at === 0) await this.#take(slip, [['leader', 'confirm', { conclusion: '同意,按节点推进。' }]]);
    }
  }

  async #take(item: string, steps: readonly (readonly [string, string, Data?])[]): Promise<void> {
    for (const [party, event, data] of steps) await this.#step(item, party, event, data);
  }

  readonly #seen = new Map<string, Case>();

  async #step(id: string, party: string, event: string, data: Data = {}): Promise<View> {
    const of = this.#seen.get(id);
    const door = await this.#doorOf(of, party);
    const view = await door.ask(stepCase, { params: { id, event }, body: { seenSeq: of?.seq ?? 1, data, password: this.#hand.password } });
    if (!view.ok) throw new Refused(`${event}: ${view.fault} ${view.detail}`);
    this.#seen.set(id, view.value.case as Case);
    for (const { case: child } of view.value.children) if (!this.#seen.has(child.id)) await this.#read(child.id);
    return view.value;
  }

  async #doorOf(of: Case | undefined, party: string): Promise<Door> {
    const unit = of?.parties[party] ?? '';
    const door = await this.#desks.open(this.#desks.login(unit, rolesOf(party, unit)) ?? '');
    if (!door.ok) throw new Refused(door.fault);
    return door.value;
  }

  async #sealed(of: Case, party: string, event: string): Promise<void> {
    const view = await signWithSeal(await this.#doorOf(of, party), of, event, of.frozen?.hash ?? '', this.#hand.password);
    if (!view.ok) throw new Refused(`${event}: ${view.fault} ${view.detail}`);
    this.#seen.set(of.id, view.value.case as Case);
  }

  /** Who stands where on a new child: read by the office, which sees the whole province. */
  async #read(id: string): Promise<void> {
    const door = await this.#office();
    const view = await door.ask(readCase, { params: { id } });
    if (!view.ok) throw new Refused(view.fault);
    this.#seen.set(id, view.value.case as Case);
  }

  async #office() {
    const door = await this.#desks.open(this.#desks.login(`rectification-${this.#prefix}`, 'rectification-office') ?? '');
    if (!door.ok) throw new Refused(door.fault);
    return door.value;
  }

  async #register(): Promise<string> {
    const opened = await (await this.#office()).ask(openCase, {
      body: { type: 'rectification/inspection', region: `${this.#prefix}0000`, parties: {}, points: [], ...feedback },
    });
    if (!opened.ok) throw new Refused(opened.fault);
    this.#seen.set(opened.value.row.id, opened.value.case as Case);
    return opened.value.row.id;
  }
}

const roles: Readonly<Record<string, Role>> = {
  leader: 'leader', contact: 'leader-office', office: 'rectification-office', lead: 'trade-department', city: 'city', county: 'county',
    secretary: 'party-secretary', head: 'head-of-government',
};
const rolesOf = (party: string, unit: string): Role => roles[party] ?? (unit.startsWith('county-') ? 'county' : 'city');
