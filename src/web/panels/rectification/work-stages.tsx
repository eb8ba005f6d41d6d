import type { ReactNode } from 'react';
import { dayOf, instant, startOfDay, type Day } from '../../../basis/time.ts';
import type { WorkStage } from '../../../model/case.ts';
import type { WorkStageRule } from '../../../model/case-type.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf } from '../../casework/case-view.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Gantt } from '../../kit/gantt.tsx';
import type { GanttBar } from '../../kit/gantt-span.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { PanelProps } from '../panel-props.ts';
import { stageWords as words } from './words.ts';

type Line = WorkStageRule & WorkStage;
type State = 'not-needed' | 'ended' | 'late' | 'running' | 'open';
const tones = { 'not-needed': 'neutral', ended: 'ok', late: 'late', running: 'due', open: 'neutral' } as const;

/** Of a project: its stages as planned and as they went, as a table and as a chart. Other items have none. */
export function WorkStages({ view, type }: PanelProps): ReactNode {
  const say = useSay();
  const now = useWorldMinute();
  if (type.workStages === undefined) return null;
  const said = caseOf(view).workStages ?? [];
  const lines = type.workStages.map((rule): Line => ({ ...said.find(({ id }) => id === rule.id), ...rule }));
  const today = dayOf(instant(now));
  const columns: readonly Column<Line>[] = [
    { id: 'stage', title: say(words.stage), names: true, cell: ({ title }) => say(title), value: ({ title }) => say(title) },
    { id: 'planned', title: say(words.planned), cell: ({ plannedFrom, plannedTo }) => span(plannedFrom, plannedTo), value: ({ plannedFrom, plannedTo }) => span(plannedFrom, plannedTo) },
    { id: 'real', title: say(words.real), cell: ({ started, ended, notNeeded }) => notNeeded ?? span(started, ended), value: ({ started, ended, notNeeded }) => notNeeded ?? span(started, ended) },
    { id: 'state', title: say(words.state), width: 110, cell: (line) => <StatusTag tone={tones[stateOf(line, today)]}>{say(words[stateOf(line, today)])}</StatusTag>, value: (line) => say(words[stateOf(line, today)]) },
  ];
  return (
    <section className="sheet case-block flush">
      <h2>{say(words.title)}</h2>
      <DataTable label={say(words.title)} columns={columns} rows={lines} rowKey={({ id }) => id} />
      <Gantt label={say(words.chart)} bars={lines.flatMap((line) => barOf(line, say(line.title)))} now={now} />
    </section>
  );
}

const span = (from = '', to = ''): string => (from === '' && to === '' ? '' : `${from} — ${to}`);

/** Late: its planned end has passed and it has not ended. */
function stateOf({ plannedTo, started, ended, notNeeded }: Line, today: string): State {
  if (notNeeded !== undefined) return 'not-needed';
  if (ended !== undefined) return 'ended';
  if (plannedTo !== undefined && plannedTo < today) return 'late';
  return started === undefined ? 'open' : 'running';
}

/** Without any first day there is nothing to draw. */
function barOf({ id, plannedFrom, plannedTo, started, ended }: Line, name: string): readonly GanttBar[] {
  const [from, to] = [plannedFrom ?? started, plannedTo ?? ended];
  if (from === undefined || to === undefined) return [];
  return [{ id, name, from: startOfDay(from as Day), to: startOfDay(to as Day), ...(ended !== undefined && { ended: startOfDay(ended as Day) }) }];
}
