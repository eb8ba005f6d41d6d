import type { ReactNode } from 'react';
import type { Static } from 'typebox';
import { useTranslation } from 'react-i18next';
import { hourMs } from '../../../basis/time.ts';
import { pointChart } from '../../../contract/chart.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { Chart } from '../../kit/chart.tsx';
import { HeededNote } from '../../kit/heeded-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Curve = Static<typeof pointChart.reply>;
/** One curve of a station as it is to be drawn. */
export type DrawnCurve = { readonly number: number; readonly to: number; readonly factor: string; readonly name: string; readonly unit: string; readonly hours: number; readonly actions: ReactNode };

/** A pollutant over a year or ten: the mean of each piece of the time, with the least and the largest hour of it. */
export function LongCurve({ number, to, factor, name, unit, hours, actions }: DrawnCurve): ReactNode {
  const { t } = useTranslation('air');
  const says = useSentence();
  const answer = useRead(pointChart, { params: { number }, query: { factor, from: to - hours * hourMs, to } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { pieces, pieceMs, basis, heeded } = answer.data;
  const held = new Map(pieces.map((piece) => [piece.from, piece]));
  const starts = Array.from({ length: Math.ceil((hours * hourMs) / pieceMs) }, (_, piece) => to - hours * hourMs + piece * pieceMs);
  const series = (['mean', 'max', 'min'] as const).map((id) => ({ id, name: t(`piece-${id}`), points: starts.map((at) => ({ at, value: held.get(at)?.[id] })) }));
  return (
    <>
      <Chart title={`${t('curve')} · ${name}`} says={says(answer.data)} unit={unit} series={series} basis={basis} actions={actions} />
      <HeededNote heeded={heeded} />
    </>
  );
}

function useSentence(): (curve: Curve) => string {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  return ({ pieces, pieceMs }) => {
    const valid = pieces.reduce((sum, piece) => sum + piece.valid, 0);
    const most = pieces.reduce<Curve['pieces'][number] | undefined>((best, piece) => (Number(piece.max ?? -1) > Number(best?.max ?? -1) ? piece : best), undefined);
    if (valid === 0 || most === undefined) return t('curve-empty');
    return t('long-says', { valid, hours: pieceMs / hourMs, max: most.max, maxAt: shortMoment(most.from, language) });
  };
}
