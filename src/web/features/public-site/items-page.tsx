import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicItems } from '../../../contract/public.ts';
import type { Programme } from '../../../model/programme.ts';
import { useProgrammes } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { ItemList, type Row } from './item-list.tsx';
import { RegionPick } from './region-pick.tsx';

const groups = ['notice', 'work', 'done'] as const;

/** All published items in three groups: on notice, being rectified, closed out. */
export function ItemsPage(): ReactNode {
  const { t } = useTranslation('publicSite');
  const navigate = useNavigate();
  const { region } = useSearch({ from: '/public/items' });
  const answer = useRead(publicItems, { query: region === undefined ? {} : { region } });
  const ends = endStates(useProgrammes());
  const groupOf = ({ notice, state }: Row): (typeof groups)[number] => (notice?.open === true ? 'notice' : ends.has(state) ? 'done' : 'work');
  return (
    <div className="read">
      <h1>{t('items-title')}</h1>
      <p className="lead">{t('items-lead')}</p>
      <RegionPick value={region} onRegion={(code) => void navigate({ to: '/public/items', search: code === undefined ? {} : { region: code } })} />
      {answer.isPending ? <Waiting rows={8} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : answer.data.length === 0 ? <Nothing says={t('items-empty')} /> : groups.map((group) => {
        const rows = answer.data.filter((row) => groupOf(row) === group);
        return (
          <section key={group}>
            <h2>{t(`group-${group}`)} <span className="faint">{rows.length}</span></h2>
            {rows.length === 0 ? <p className="quiet">{t('group-empty')}</p> : <ItemList rows={rows} />}
          </section>
        );
      })}
    </div>
  );
}

/** States in which a published case may end, from the declarations. */
const endStates = (programmes: readonly Programme[]): ReadonlySet<string> =>
  new Set(programmes.flatMap(({ cases }) => cases).filter(({ publication }) => publication !== undefined)
    .flatMap(({ states }) => Object.entries(states).filter(([, rule]) => rule.end === true).map(([id]) => id)));
