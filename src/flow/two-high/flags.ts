import { addDays, day } from '../../basis/time.ts';
import type { TwoHighProject } from '../../model/two-high-project.ts';
import type { TwoHighRule } from '../../model/two-high-rule.ts';

/** The rules that flag a project as its record stands on a day: what is to be checked, never a finding. */
export const flagsOf = (project: TwoHighProject, rules: readonly TwoHighRule[], today: string): readonly TwoHighRule[] =>
  rules.filter((rule) => concerns(rule, project, today) && asks(rule, project, today));

/** Papers are measured by what held when building began; without that day, and of all else, by what holds today. */
function concerns(rule: TwoHighRule, { status, industry, energy, startedOn }: TwoHighProject, today: string): boolean {
  const ofToday = rule.asks.ask === 'blank' || rule.asks.ask === 'unchecked';
  const on = !ofToday && startedOn !== undefined && startedOn <= today ? startedOn : today;
  return rule.from <= on && (rule.to === null || on <= rule.to) && rule.statuses.includes(status)
    && (rule.industries === undefined || rule.industries.some((code) => industry.startsWith(code)))
    && (rule.energyFrom === undefined || energy === undefined || energy >= rule.energyFrom);
}

function asks({ asks: what }: TwoHighRule, project: TwoHighProject, today: string): boolean {
  switch (what.ask) {
    case 'none': return project[what.of] === undefined;
    case 'late': return project.startedOn !== undefined && (project[what.of]?.day ?? '') > project.startedOn;
    case 'unsaid': return project[what.of] === undefined;
    case 'open': return isOpen(project[what.of]);
    case 'blank': return project[what.of] === undefined;
    case 'unchecked': return project.checkedOn === undefined || addDays(day(project.checkedOn), what.days) < today;
  }
}

const isOpen = (said: TwoHighProject['coal']): boolean =>
  said?.required === 'yes' && (said.source === undefined || said.tonnes === undefined);
