import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fireDetectionsOfDay } from '../../../contract/fire-detection.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { useShade } from '../../app/theme.tsx';
import { fireLayer } from './chosen.ts';
import { fills, marksOf, tones, type Mark, type RegionWork, type Tone } from './work.ts';

/** What the colours of counties mean, with how many there are of each; of two days, both counts. */
export function Legend({ regions, before }: { readonly regions: readonly RegionWork[]; readonly before?: readonly RegionWork[] }): ReactNode {
  const { t } = useTranslation('oneMap');
  const shade = useShade();
  const counted = (rows: readonly RegionWork[], tone: Tone): string => t('legend-count', { count: rows.filter((row) => row.tone === tone).length });
  return (
    <section className="map-legend no-print" aria-label={t('legend')}>
      <b>{t('legend')}</b>
      <ul>
        {tones.map((tone) => (
          <li key={tone}>
            <i style={{ background: fills[shade][tone] }} aria-hidden="true" />{t(`tone-${tone}`)}{' '}
            <b>{before === undefined ? '' : `${counted(before, tone)} → `}{counted(regions, tone)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Picked = { readonly marks: readonly Mark[]; readonly layer: string | undefined; readonly onLayer: (layer: string | undefined) => void };

export function LayerPick({ marks, layer, onLayer }: Picked): ReactNode {
  const { t } = useTranslation('oneMap');
  const session = useSession();
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  const counted = (words: string, count: number): string => `${words} ${count}`;
  const options = [
    { value: '', label: counted(t('layer-all'), marks.length) },
    { value: 'wrong', label: counted(t('layer-wrong'), marksOf(marks, 'wrong').length) },
    ...kinds.map((kind) => ({ value: kind as string, label: counted(t(`kind-${kind}`), marksOf(marks, kind).length) })),
    ...(mayCall(fireDetectionsOfDay, session) ? [{ value: fireLayer, label: t('layer-fire') }] : []),
  ];
  return <Select aria-label={t('layer')} value={layer ?? ''} options={options} onChange={(value) => onLayer(value === '' ? undefined : value)} style={{ minWidth: 190 }} />;
}
