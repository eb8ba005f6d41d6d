import type { CaseType, FieldRule, StepRule, WorkStageRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, optional, reason, words } from '../declare.ts';

/** 工程阶段: the order of a public work. Payment runs beside them and is said with the progress: the last part is often due after the acceptance. */
const workStages: readonly WorkStageRule[] = [
  { id: 'approval', title: words('立项批复', 'approval') }, { id: 'land', title: words('用地', 'land'), mayBeLeftOut: true },
  { id: 'tender', title: words('招标', 'tender'), mayBeLeftOut: true }, { id: 'contract', title: words('合同签订', 'contract') },
  { id: 'construction', title: words('施工', 'construction') }, { id: 'acceptance', title: words('竣工验收', 'acceptance') },
];
const planned = (id: string, zh: string, en: string) => optional(id, 'day', zh, en, { beside: true });
const money = (id: string, zh: string, en: string, more: Partial<FieldRule> = {}) => optional(id, 'number', zh, en, { within: [0, 100_000_000], beside: true, ...more });

/** 工程项目 (M26): building work of one measure, below its item. It ends with the acceptance and its file, or is withdrawn with a reason. */
export const projectType: CaseType = {
  id: 'rectification/project', noun: words('工程项目', 'project'), title: words('整改工程项目', 'Rectification project'), initial: 'running', openedBy: [],
  parties: {
    responsible: { title: words('责任单位', 'responsible'), roles: ['county', 'city', 'trade-department'] },
    checker: { title: words('上级核查', 'checked by'), roles: ['city', 'rectification-office'] },
  },
  states: {
    running: { title: words('实施中', 'under way'), tone: 'working' }, accepted: { title: words('已竣工验收', 'accepted'), tone: 'done', end: true },
    withdrawn: { title: words('已撤销', 'withdrawn'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('set-stage', '登记工程阶段', 'say how a stage stands', ['running'], 'same', ['responsible'], {
      main: true, effects: [{ effect: 'note-stage' }],
      input: [
        field('stage', 'choice', '工程阶段', 'stage', { beside: true, choices: workStages.map(({ id, title }) => ({ id, title })) }),
        planned('plannedFrom', '计划开始', 'planned start'), planned('plannedTo', '计划结束', 'planned end'),
        planned('startedOn', '实际开始', 'real start'), planned('endedOn', '实际结束', 'real end'),
        optional('notNeeded', 'long-text', '本项目不涉及该阶段的理由', 'why this stage is not needed', { lengthMax: 300, beside: true }),
      ],
    }),
    declareStep('report-progress', '更新工程进度', 'report progress', ['running'], 'same', ['responsible'], {
      input: [
        field('progress', 'number', '形象进度(%)', 'progress (%)', { within: [0, 100], standing: true }), money('paid', '累计支付(万元)', 'paid so far (10,000 yuan)', { standing: true }),
        optional('files', 'files', '现场照片与验收文件', 'photos and papers'), optional('marks', 'checklist', '清单', 'checklist'),
      ],
    }),
    declareStep('complete', '竣工验收办结', 'close after acceptance', ['running'], 'accepted', ['responsible'], {
      input: [field('acceptanceNumber', 'text', '竣工验收文号', 'number of the acceptance', { standing: true })], guards: [{ guard: 'stages-ended' }, { guard: 'checklist-complete' }],
    }),
    declareStep('withdraw', '撤销项目', 'withdraw the project', ['running'], 'withdrawn', ['checker'], { input: [reason] }),
  ],
  clocks: [],
  checklist: [
    { id: 'acceptance-file', title: words('竣工验收文件', 'papers of the acceptance'), proof: 'material' },
    { id: 'site-photos', title: words('现场照片(同地点、同角度)', 'photos, same place and angle'), proof: 'material' },
  ],
  fields: [
    field('measure', 'text', '措施编号', 'measure'), field('measureText', 'verbatim', '对应整改措施', 'the measure that it serves'),
    optional('projectCode', 'text', '项目代码', 'project code'), money('budget', '总投资(万元)', 'budget (10,000 yuan)'),
  ],
  stages: ['running', 'accepted'], workStages, parameters: {},
};

/** Below the item whose measure it serves; a measure may have several (标段). */
export const projectRule = (responsible: string, checker: string): ChildRule => ({
  id: 'project', title: words('工程项目', 'project'), type: 'rectification/project', parties: { responsible, checker }, refines: [], titleFrom: 'projectName',
  fields: { measure: 'measure', measureText: '$measure', projectCode: 'projectCode', budget: 'budget' },
  tells: [{ on: 'ended', event: 'project-ended', give: {} }],
});

/** No orphans: a measure with building work has its project, or the reason why it needs none, before the item's own check. */
export const worksHaveProjects = [{ guard: 'works-have-projects', child: 'project', except: ['withdrawn'] }, { guard: 'no-open-child', child: 'project' }] as const;

const measure = field('measure', 'measure', '整改措施', 'measure', { beside: true });

export const projectSteps = (worker: string): readonly StepRule[] => [
  declareStep('open-project', '建立工程项目', 'open a project', ['rectifying'], 'same', [worker], {
    input: [measure, field('projectName', 'text', '项目名称', 'name of the project', { beside: true }), optional('projectCode', 'text', '项目代码', 'project code', { beside: true }), money('budget', '总投资(万元)', 'budget (10,000 yuan)')],
    effects: [{ effect: 'open-child', child: 'project' }],
  }),
  declareStep('no-project', '说明无需工程项目', 'say why no project is needed', ['rectifying'], 'same', [worker], {
    input: [measure, reason], effects: [{ effect: 'note-measure', as: 'without-project' }],
  }),
  declareStep('project-ended', '工程项目办结或撤销', 'a project has ended', ['rectifying'], 'same', ['system'], {
    input: [field('child', 'text', '工程项目', 'project', { beside: true })], effects: [{ effect: 'note-child' }],
  }),
];
