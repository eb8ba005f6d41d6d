import type { CaseType } from '../../model/case-type.ts';
import { localParameter, optional, field, words } from '../declare.ts';
import { exceedanceSteps } from './exceedance-steps.ts';

/**
 * An ordinary exceedance ends at the branch: 企业标记与说明 → 研判 → 交办核查 → 属实 / 不属实 → 办结. A lead, never public,
 * no double signature. Its states, clocks and fields; the steps stand in exceedance-steps.ts.
 */
export const exceedance: CaseType = {
  id: 'integrity/exceedance',
  noun: words('线索', 'lead'),
  title: words('超标(异常)预警处置', 'Handling of an exceedance warning'),
  initial: 'explaining',
  openedBy: ['system'],
  parties: {
    branch: { title: words('分局', 'county branch'), roles: ['branch'] },
    enterprise: { title: words('排污单位', 'discharging unit'), roles: ['enterprise'] },
    enforcement: { title: words('执法队伍', 'enforcement team'), roles: ['enforcement'] },
    township: { title: words('属地', 'township or park'), roles: ['township', 'park'], optional: true },
    city: { title: words('市级生态环境部门', 'city ecology bureau'), roles: ['city'], optional: true },
  },
  states: {
    explaining: { title: words('待企业标记与说明', 'waiting for the firm to explain'), tone: 'waiting' },
    reviewing: { title: words('待研判', 'waiting for expert review'), tone: 'review' },
    assigned: { title: words('已交办待签收', 'assigned, not acknowledged'), tone: 'waiting' },
    verifying: { title: words('现场核查中', 'on-site verification'), tone: 'working' },
    verified: { title: words('已核查待办结', 'verified, to be completed'), tone: 'review' },
    completed: { title: words('办结', 'completed'), tone: 'done', end: true },
    lifted: { title: words('标记有效,解除', 'mark valid, lifted'), tone: 'done', end: true },
    reminded: { title: words('已提醒企业', 'firm reminded'), tone: 'done', end: true },
    transferred: { title: words('移交执法', 'handed to enforcement'), tone: 'done', end: true },
  },
  steps: exceedanceSteps,
  clocks: [
    { id: 'explanation', title: words('企业说明', 'explanation by the firm'), party: 'enterprise', startsOn: ['open', 'return-explanation'],
      stopsOn: ['explain', 'explanation-lapsed'], length: 'explanation-hours', unit: 'hour', onLapse: 'explanation-lapsed',
      warnings: 'explanation-warnings', missed: words('逾期未说明的,直接转入研判', 'without an explanation the branch reviews it as it stands') },
    { id: 'review', title: words('研判', 'expert review'), party: 'branch', startsOn: ['explain', 'explanation-lapsed', 'return-assignment'],
      stopsOn: ['review-verify', 'return-explanation'], length: 'review-days', unit: 'working-day', warnings: 'warning-days' },
    { id: 'verification', title: words('现场核查', 'on-site verification'), party: 'enforcement', startsOn: ['review-verify', 'return-verification'],
      stopsOn: ['report-verification', 'return-assignment'], length: 'verification-days', unit: 'working-day', onLapse: 'escalate',
      warnings: 'warning-days', missed: words('逾期未反馈的,报市级生态环境部门', 'a late report goes up to the city bureau') },
    { id: 'completion', title: words('办结', 'completion'), party: 'branch', startsOn: ['report-verification'],
      stopsOn: ['return-verification'], length: 'completion-days', unit: 'working-day', warnings: 'warning-days' },
  ],
  checklist: [
    { id: 'explanation', title: words('企业说明材料', 'the firm’s material'), proof: 'material' },
    { id: 'site', title: words('现场核查材料', 'on-site material'), proof: 'material' },
  ],
  fields: [
    field('factor', 'text', '因子', 'pollutant factor'),
    field('outlet', 'text', '排放口', 'outlet'),
    field('message', 'text', '预警内容', 'message'),
    field('confidence', 'choice', '依据置信度', 'confidence of the ground', {
      choices: [{ id: 'high', title: words('高', 'high') }, { id: 'low', title: words('低:仅供研判,不能移交执法', 'low: for review only, cannot go to enforcement') }],
    }),
    optional('edition', 'text', '判定依据', 'ground of the determination'),
  ],
  mute: { party: 'branch', longest: 'mute-days' },
  tallyParty: 'branch',
  tallies: [
    { id: 'reviewed', title: words('今日研判', 'reviewed today'), events: ['review-verify', 'review-lift', 'review-remind', 'review-transfer'] },
    { id: 'assigned', title: words('今日交办', 'assigned today'), events: ['review-verify'] },
    { id: 'verified', title: words('今日核查', 'verified today'), events: ['report-verification'] },
    { id: 'substantiated', title: words('属实(含部分属实)', 'substantiated, wholly or partly'), events: ['report-verification'], field: 'result', except: ['not-substantiated'] },
  ],
  stages: ['explaining', 'reviewing', 'assigned', 'verifying', 'verified', 'completed'],
  parameters: {
    'explanation-hours': localParameter(24, 'hour', '企业说明时限', 'time to explain'),
    'review-days': localParameter(2, 'working-day', '研判时限', 'time to review'),
    'verification-days': localParameter(5, 'working-day', '现场核查时限', 'time to verify on site'),
    'verification-extensions': localParameter(1, 'times', '现场核查最多延期次数', 'how often the verification may be extended'),
    'explanation-warnings': localParameter([4, 1], 'hour', '企业说明预警点(剩余小时)', 'warning points of the explanation (hours left)'),
    'warning-days': localParameter([1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
    'mute-days': localParameter(30, 'natural-day', '暂停预警最长日数', 'longest mute'),
    'completion-days': localParameter(2, 'working-day', '办结时限', 'time to complete'),
  },
};
