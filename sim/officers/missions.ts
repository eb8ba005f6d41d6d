import type { Json } from '../../src/basis/canonical.ts';
import { openCase, stepCase } from '../../src/contract/case.ts';
import type { Case } from '../../src/model/case.ts';
import type { Role } from '../../src/model/role.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import type { Hand, View } from './do-act.ts';
import type { Door } from './door.ts';
import { isPeopled } from './sites.ts';
import { refusalOf, Refused } from './refused.ts';

type Data = Readonly<Record<string, Json>>;
type Desk = readonly [unit: string, role: Role];

const seen = { visitedOn: '2026-02-26', visitPlace: '厂区废气治理设施', visitFinding: '治理设施运行,活性炭更换记录不全。' };
const found = {
  theme: 'air', checkPoint: 'air-1', helpGiven: '已请专家现场示范活性炭更换与台账登记。', problemTitle: '活性炭超期未更换', problem: '督导帮扶发现,三套治理设施活性炭超期未更换,台账缺三个月。',
  itemNumber: '帮1', target: '按期更换并补齐台账', deadlineType: 'by-date', deadline: '2026-04-30', works: 'no',
};

/**
 * A mission of the province with two visits, what they found, and a firm that asks for an expert by itself. The fault that stood in the
 * way, if one did.
 */
export async function layMissions(desks: Desks, province: Province, { password }: Hand): Promise<string | undefined> {
  const prefix = province.story.county.slice(0, 2);
  const firms = province.units.filter(({ kind, region }) => kind === 'enterprise' && region.startsWith(prefix)
    && isPeopled(province, region.slice(0, 6))).slice(0, 2);
  const team: Desk = [`province-${prefix}`, 'province'];
  const door = async ([unit, role]: Desk): Promise<Door> => {
    const opened = await desks.open(desks.login(unit, role) ?? '');
    if (!opened.ok) throw new Refused(`${unit}: ${opened.fault}`);
    return opened.value;
  };
  const open = async (desk: Desk, type: string, region: string, title: string, fields: Data): Promise<View> => {
    const said = await (await door(desk)).ask(openCase, { body: { type, region, parties: {}, points: [], title: { zh: title, en: title },
      fields } });
    if (!said.ok) throw new Refused(`${type}: ${said.fault} ${said.detail}`);
    return said.value;
  };
  const step = async (desk: Desk, of: Pick<View['row'], 'id'>, seenSeq: number, event: string, data: Data = {}): Promise<View> => {
    const said = await (await door(desk)).ask(stepCase, { params: { id: of.id, event }, body: { seenSeq, data, password } });
    if (!said.ok) throw new Refused(`${event}: ${said.fault} ${said.detail}`);
    return said.value;
  };
  const seq = (view: View): number => (view.case as Case).seq;
  return refusalOf(async () => {
    const mission = await open(team, 'rectification/mission', `${prefix}0000`, '一季度大气治理与“两高”项目督导帮扶', {
      themes: ['air', 'two-high'], missionOrder: '演督帮〔2026〕1号', teamLeader: '省厅带队人员', teamMembers: '执法人员、治理专家、能耗核算人员',
        plannedFrom: '2026-02-20',
    });
    const children = firms.map(({ id, region }, at) => ({ region: region.slice(0, 6), parties: { enterprise: id },
      fields: { notice: at === 0 ? 'notified' : 'unannounced', caseBased: 'no', plannedOn: '2026-02-26' } }));
    const sent = await step(team, mission.row, seq(mission), 'send-out', { children });
    const [first, second] = sent.children.map(({ case: of }) => of);
    // Nobody is told of it before: the team is there.
    if (second !== undefined) await step(team, second, 1, 'arrive', { ...seen, visitFinding: '夜间停运治理设施一台,现场已恢复。' });
    if (first !== undefined) {
      let visit = await step(team, first, 1, 'notify');
      for (const [event, data] of [
        ['arrive', seen], ['find-help', { topic: 'two-high', checkPoint: 'two-high-2', question: '节能审查意见遗失,如何补办。' }],
          ['find-problem', found], ['hand-over', { feedback: '总体向好;一项问题移交,一项需求由专家答复。' }],
      ] as const) visit = await step(team, first, seq(visit), event, data);
    }
    const [asker] = firms;
    if (asker === undefined) return undefined;
    const wish = await open([asker.id, 'enterprise'], 'rectification/help-request', asker.region, '喷涂废气收集改造',
      { topic: 'air', question: '水帘喷涂线改干式后如何选风量与治理工艺。' });
    const city: Desk = [(wish.case as Case).parties['helper'] ?? '', 'city'];
    const named = await step(city, wish.row, seq(wish), 'name-expert', { expert: '省环科院专家', expertUnit: '演练省环境科学研究院' });
    await step(city, wish.row, seq(named), 'answer', { answer: '先按断面风速0.6米/秒核算收集风量,再比选吸附浓缩与燃烧;附两家同类企业实例。' });
  });
}
