import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapGround } from '../../app/map-ground.ts';
import { useShade } from '../../app/theme.tsx';
import { MapView } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useBasis } from './basis.ts';
import type { Chosen } from './chosen.ts';
import { useColours } from './colours.ts';
import { MarkCard } from './mark-card.tsx';
import { RegionTable } from './region-table.tsx';
import { useShownMarks } from './work-marks.ts';
import type { Moment } from './work.ts';

/** The map of one moment, the bar that chooses it, and the counties in figures. */
export function WorkView({ moment, chosen, bar }: { readonly moment: Moment; readonly chosen: Chosen; readonly bar: ReactNode }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { work } = moment;
  const ground = useMapGround(useColours(work.regions, useShade()));
  const { shown, marks } = useShownMarks(work, chosen);
  const basis = useBasis([moment]);
  const selected = shown.find(({ id }) => id === chosen.mark);
  const showRegion = (region: string): void => {
    chosen.go({ region, layer: undefined, mark: undefined });
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="no-print work-view">
      {ground === undefined ? <Waiting rows={10} /> : (
        <MapView
          label={t('map-label')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={(id) => chosen.go({ mark: id })}
          {...(chosen.mark === undefined ? {} : { selected: chosen.mark })}
          detail={selected === undefined ? marks.length === 0 ? <p className="quiet">{t('nothing')}</p> : null : <MarkCard mark={selected} />}
        />
      )}
      {bar}
      <RegionTable regions={work.regions} basis={basis} onRegion={showRegion} />
    </div>
  );
}
