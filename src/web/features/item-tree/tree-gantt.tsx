import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay, type Day } from '../../../basis/time.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { Gantt } from '../../kit/gantt.tsx';
import { Nothing } from '../../kit/waiting.tsx';
import type { Node } from './tree-table.tsx';

/** Every task of the list from its registration to its deadline, the days that stood before it, and its close-out. */
export function TreeGantt({ nodes }: { readonly nodes: readonly Node[] }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const now = useWorldMinute();
  const bars = nodes.flatMap(({ case: of, depth, deadline, earlierDeadlines }) => (deadline === undefined ? [] : [{
    id: of.id, name: `${say(of.region.name)} · ${say(of.title)}`, depth, from: of.openedAt, to: startOfDay(deadline as Day),
    earlier: earlierDeadlines.map((day) => startOfDay(day as Day)), ...(of.closedAt === undefined ? {} : { ended: of.closedAt }),
  }]));
  if (bars.length === 0) return <Nothing says={t('empty')} />;
  return <Gantt label={t('gantt')} bars={bars} now={now} link={(id, words) => <Link to="/case/$id" params={{ id }}>{words}</Link>} />;
}
