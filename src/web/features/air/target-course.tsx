import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { day, startOfDay } from '../../../basis/time.ts';
import { airTargetCourse } from '../../../contract/air-target.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { counting, isShare, shown, stateTones, type TargetRow } from './targets.ts';

type CourseProps = { readonly year: string; readonly rows: readonly TargetRow[]; readonly chosen: string | undefined; readonly onShow: (id: string) => void };

/** One target day by day: the level from the first of January on beside what is demanded. First shown: one that cannot be met, where there is one. */
export function TargetCourse({ year, rows, chosen, onShow }: CourseProps): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const row = rows.find(({ id }) => id === chosen) ?? rows.find((one) => stateTones[counting(one).state] === 'late') ?? rows[0];
  const answer = useRead(airTargetCourse, { params: { id: row?.id ?? '' }, query: { year } }, { enabled: row !== undefined });
  if (row === undefined) return null;
  const choice = (
    <Select
      size="small" className="no-print" aria-label={t('course-of')} value={row.id} onChange={onShow} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
      options={rows.map((one) => ({ value: one.id, label: `${say(one.region.name)} · ${say(one.name)}` }))}
    />
  );
  const known = answer.data?.days.some(({ value }) => value !== undefined) === true;
  return (
    <section id="course" className="sheet target-course">
      {answer.isPending ? <Waiting rows={5} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : known ? <Drawn row={row} course={answer.data} choice={choice} /> : <Nothing says={t('course-none', { name: say(row.region.name) })}>{choice}</Nothing>}
    </section>
  );
}

type Course = { readonly days: readonly { readonly day: string; readonly value?: string }[]; readonly basis: TargetRow['basis'] };

function Drawn({ row, course, choice }: { readonly row: TargetRow; readonly course: Course; readonly choice: ReactNode }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const { language } = usePreferences();
  const points = course.days.map(({ day: one, value }) => ({ at: startOfDay(day(one)), value }));
  const held = points.filter(({ value }) => value !== undefined);
  const [first, last] = [held[0], held.at(-1)];
  const above = Number(last?.value) > Number(row.target);
  const side = t(Number(last?.value) === Number(row.target) ? 'course-at' : above ? 'course-above' : 'course-below');
  const says = t('course-says', {
    from: shortDay(first?.at ?? 0, language), to: shortDay(last?.at ?? 0, language), name: t(isShare(row) ? 'share-so-far' : 'mean-so-far'),
    first: shown(first?.value), last: shown(last?.value), unit: row.unit, target: row.target, side,
  });
  return (
    <Chart
      title={`${say(row.region.name)} · ${say(row.name)}`} says={says} unit={row.unit} basis={course.basis} actions={choice}
      series={[
        { id: 'level', name: t(isShare(row) ? 'share-so-far' : 'mean-so-far'), points },
        { id: 'target', name: t('annual-target'), points: points.map(({ at }) => ({ at, value: row.target })) },
      ]}
    />
  );
}
