import type { Json } from '../../src/basis/canonical.ts';
import { addDays, dayOf, instant } from '../../src/basis/time.ts';
import { pick } from '../province/chance.ts';
import { personName } from '../province/names.ts';
import type { Measure } from '../../src/model/case.ts';
import { undone, unverified, type Act, type Draw } from './next-act.ts';
import type { Seen } from './seen.ts';

type Data = Readonly<Record<string, Json>>;

/** What firms say of a lead. */
const explanations = [
  ['maintenance', '当班对在线监测设备进行例行维护校准,时段数据已按规定标记,维护记录随附备查。'],
  ['start-stop', '该时段处于停机后点火升温阶段,工况未稳定,已按启停机规程操作并留存记录。'],
  ['monitor-fault', '采样管路积水致读数偏高,运维单位到场疏通并用标气复核,数据已恢复正常。'],
  ['process', '进料波动致治理设施负荷升高,已调整加药(喷淋)量,下一小时起恢复达标。'],
  ['exceeded', '确为超标。治理设施一台循环泵跳停约一小时,备用泵已投运,正在查明跳停原因。'],
  ['other', '该时段厂内短时停电,治理设施与监测设备相继重启,已向分局值班室电话报告。'],
] as const;
const reasons: Readonly<Record<string, readonly string[]>> = {
  'review-verify': ['企业说明与工况数据不完全吻合,须现场核查治理设施运行台账。', '企业未作有效说明,交执法人员现场核查。'],
  'review-lift': ['维护(启停)记录与数据标记时段一致,标记有效,解除预警。', '运维复核记录齐全,监测故障属实,解除预警。'],
  'review-remind': ['超标幅度小、时段短且已恢复,提醒企业加强设施巡检并留存记录。', '说明基本可信,提醒企业完善应急切换操作。'],
  'return-explanation': ['企业未在时限内说明,请补充该时段工况、设施运行与监测维护情况。'],
  'return-plan': ['措施完成时限晚于整改时限,责任人不具体,请调整后重新报送。'],
  'city-return': ['现场抽查发现台账记录不连续,请补充近两周运行台账后再报。'],
};
const results = [
  ['substantiated', '现场核实治理设施短时异常,超标属实,已责令当场改正并固定证据。'],
  ['partly', '核实该时段部分数据受监测故障影响,其余超标属实,已要求企业限期检修。'],
  ['not-substantiated', '核查运维与校准记录,系监测设备故障所致,治理设施运行正常,未发现违法行为。'],
] as const;
type Measured = readonly [what: string, quantity: string, unit: string];
const measures: Readonly<Record<'water' | 'air', readonly Measured[]>> = {
  water: [['更换气浮加药泵并设一用一备', '2', '台'], ['排查并封堵雨污混接点', '6', '处'], ['新建事故应急池', '300', '立方米'], ['开展排口专项执法检查', '4', '次']],
  air: [['更换脱硫循环泵并设一用一备', '2', '台'], ['密闭原料转运廊道', '180', '米'], ['更换破损除尘布袋', '320', '条'], ['开展厂界异味走航监测', '4', '次']],
};
const objections = ['夜间仍能闻到明显异味,请再次核查后半夜的排放情况。', '雨天排口附近水色仍然发浑,希望公开近期监测数据。', '公示材料未说明应急池建设情况,请补充说明。'] as const;
const replies = ['已组织夜间复查两次,排放口小时数据均低于限值,监测结果已在平台公开,欢迎继续监督。', '已现场复测并公开近期监测数据,达标;相关工程照片与台账可到县政府查询。'] as const;

/** The form that this act fills in. Throws for a step that nobody here knows how to take. */
export function answersFor(act: Act, seen: Seen, draw: Draw): Data {
  const say = (list: readonly string[]): string => pick(list, draw(21));
  switch (act.event) {
    case 'explain': {
      const [explanationType, explanation] = pick(explanations, draw(21));
      return { explanationType, explanation };
    }
    case 'review-verify': case 'review-lift': case 'review-remind': return { reviewReason: say(reasons[act.event] ?? []) };
    case 'return-explanation': case 'return-plan': case 'city-return': return { reason: say(reasons[act.event] ?? []) };
    case 'report-verification': return verification(seen, draw);
    case 'complete': return { conclusion: seen.fields['result'] === 'not-substantiated' ? '不属实,办结归档。' : '属实情况已处置,企业已改正,办结归档。' };
    case 'submit-plan': return { plan: `${seen.place}成立专班,明确责任单位与完成时限,逐项销号,措施见表。`, measures: planned(seen, draw) };
    case 'approve-plan': return { planOpinion: '措施可量化、责任到人,同意实施。' };
    case 'self-check': return { completion: '整改措施已全部完成,治理设施运行稳定,排放口小时数据持续低于限值。', selfCheck: '对照整改目标逐项自查,材料齐全,自查合格。' };
    case 'sign-party-secretary': case 'sign-head-of-government': return { hash: seen.frozen ?? '', method: 'seal' };
    case 'city-first-check': return { cityOpinion: '现场核对措施与台账,初验合格。' };
    case 'province-verify': return { provinceOpinion: '抽查监测数据与现场照片,核查合格。' };
    case 'object': return { objection: say(objections) };
    case 'answer-objection': return { objection: seen.notice?.objections.find(({ answer }) => answer === undefined)?.id ?? '', answer: say(replies) };
    case 'close-out': return { closeNumber: `演销号〔2026〕${100 + Math.floor(draw(21) * 900)}号` };
    case 'report-measure': return { ...sayOf(act, seen.measures.find(undone), 'reached', 'reachedOn'), reportedResult: 'done' };
    case 'verify-measure': return { ...sayOf(act, seen.measures.find(unverified), 'verifiedQuantity', 'verifiedOn'), verifiedResult: 'holds', found: '现场点验数量与台账一致。' };
    case 'work': case 'assign': case 'accept': case 'freeze': case 'submit': case 'open-notice': return {};
    default: throw new RangeError(`nobody knows how to ${act.event}`);
  }
}

/** The whole quantity, found on the day of the act. */
const sayOf = ({ at }: Act, measure: Measure | undefined, quantity: string, day: string): Data =>
  ({ measure: measure?.id ?? '', [quantity]: measure?.quantity ?? '', [day]: dayOf(instant(Math.floor(at))) });

function verification(seen: Seen, draw: Draw): Data {
  const [result, facts] = pick(results, seen.fields['explanationType'] === 'monitor-fault' ? 0.4 + 0.6 * draw(21) : 0.8 * draw(21));
  const code = seen.parties['enforcement']?.slice('branch-'.length) ?? '';
  const officer = (serial: number): string => `${personName(Math.floor(draw(22) * 1e6), serial).zh} ${code}000${serial}`;
  return { result, facts, officerOne: officer(1), officerTwo: officer(2) };
}

/** Two measures with number, unit, owner and day (M26), by whether the problem speaks of water or of air. */
function planned(seen: Seen, draw: Draw): readonly Json[] {
  const list = /水|排口/u.test(String(seen.fields['problem'] ?? '')) ? measures.water : measures.air;
  const first = Math.floor(draw(22) * list.length);
  return [0, 1].map((at) => {
    const [what, quantity, unit] = pick(list, ((first + at) % list.length) / list.length);
    return { id: `m${at + 1}`, what, quantity, unit, owner: `${seen.place}人民政府`, due: addDays(dayOf(instant(seen.at)), 30 + 15 * at) };
  });
}
