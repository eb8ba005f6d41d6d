import type { Programme } from '../../model/programme.ts';
import { words } from '../declare.ts';
import { areaLimitType } from './area-limit.ts';
import { causeType } from './cause.ts';
import { citizenReportType } from './citizen-report.ts';
import { closingOrderDefault, type ClosingOrder } from './closing-order.ts';
import { extensionType } from './extension.ts';
import { goodCaseType } from './good-case.ts';
import { inspectionType } from './inspection.ts';
import { listedProblemType } from './listed-problem.ts';
import { problemLists } from './problem-lists.ts';
import { leaderInstructionType } from './leader-instruction.ts';
import { leaderLinkType } from './leader-link.ts';
import { helpRequestType } from './missions/help-request.ts';
import { missionType } from './missions/mission.ts';
import { visitType } from './missions/visit.ts';
import { projectType } from './project.ts';
import { lookAlikeType } from './look-alike.ts';
import { problemType } from './problem.ts';
import { sweepType } from './sweep.ts';
import { upperItemType } from './upper-item.ts';
import { urgingType } from './urging.ts';
import { watchType } from './watch.ts';

/** 督察整改 (M22 M25 M26 M31) with the closing order of the place. */
export const rectificationIn = (order: ClosingOrder): Programme => ({
  id: 'rectification',
  title: words('督察整改', 'Rectification'),
  says: words('问题原文登记,县级整改,机器核验与佐证齐备后双签字,省级销号并接受监督', 'Items as fed back, rectified by the county, proved by data and material, signed by both leaders, closed out in public'),
  mechanisms: ['M22', 'M23', 'M24', 'M25', 'M26', 'M27', 'M28', 'M29', 'M30', 'M31', 'M32', 'M84', 'M85'],
  cases: [problemType(order), upperItemType('city'), upperItemType('province'), inspectionType, extensionType, projectType,
    citizenReportType, urgingType, areaLimitType, sweepType, lookAlikeType, listedProblemType, causeType, leaderLinkType, leaderInstructionType,
    missionType, visitType, helpRequestType, goodCaseType, watchType],
  problemLists,
  rules: [{
    id: 'rectification/rebound', title: words('关联排放口再次超标:反弹', 'An attached outlet exceeds again: rebound'), points: ['air-outlet', 'water-outlet'], period: 'hour',
    reopens: { type: 'rectification/problem', event: 'rebound' }, confidence: 'high',
  }, {
    id: 'rectification/rebound-day', title: words('关联排放口日均值再次超标:反弹', 'The day of an attached outlet exceeds again: rebound'), points: ['air-outlet', 'water-outlet'], period: 'day',
    reopens: { type: 'rectification/problem', event: 'rebound' }, confidence: 'high',
  }],
  rankings: [],
  words: {
    item: words('问题', 'rectification item'), 'supporting-material': words('佐证材料', 'supporting material'), measure: words('整改措施', 'measure'),
    'double-signature': words('双签字', 'double signature'), 'close-out': words('销号', 'close-out'), notice: words('公示', 'notice for objections'),
    'look-back': words('回头看', 'look-back'), rebound: words('反弹', 'rebound'), extension: words('延期', 'extension'), project: words('工程项目', 'project'), 'citizen-report': words('群众反映', 'citizen’s report'), breakdown: words('任务分解', 'breakdown'), 'progress-due': words('序时进度', 'progress due by now'),
    'listed-problem': words('清单问题', 'listed problem'), cause: words('原因', 'cause'), 'system-fix': words('长效机制', 'system fix'),
    'self-found': words('主动检视', 'self-found'), 'handed-down': words('上级交办', 'handed down'),
    watch: words('巩固指标', 'watched target'), 'good-case': words('典型案例', 'good case'),
    sweep: words('排查', 'sweep'), mission: words('督导帮扶', 'mission'), help: words('帮扶', 'help'),
    'leader-link': words('领导联系督导', 'leader linked'),
    'leader-instruction': words('领导批示件', 'leader’s instruction'),
    'look-alike': words('同类问题线索', 'look-alike'),
    'signatures-void': words('材料已变更,签字失效', 'the material has changed; the signatures are void'),
  },
});

export const rectification: Programme = rectificationIn(closingOrderDefault);
