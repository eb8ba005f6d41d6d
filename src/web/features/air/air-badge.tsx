import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import type { airNow } from '../../../contract/point.ts';
import { useSay } from '../../app/words/pick.ts';
import { inkOn } from '../../kit/ink-on.ts';

export type AirHour = Static<typeof airNow.reply>;
export type Grade = AirHour['grades'][number];

export const gradeOf = (grades: readonly Grade[], level: number | undefined): Grade | undefined => grades.find((grade) => grade.level === level);

/** AQI on the colour of its level; the level's words stand beside it, never the colour alone. */
export function AirBadge({ aqi, grade, words = true }: { readonly aqi: number; readonly grade: Grade | undefined; readonly words?: boolean }): ReactNode {
  const say = useSay();
  if (grade === undefined) return <span className="air-badge">{aqi}</span>;
  return (
    <span className="air-level">
      <span className="air-badge" style={{ background: grade.hex, color: inkOn(grade.hex) }}>{aqi}</span>
      {words ? <span>{say(grade.name)}</span> : null}
    </span>
  );
}
