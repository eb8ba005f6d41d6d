import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signed } from './period.ts';

export const asNumber = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

type Shown = {
  readonly value?: string | undefined; readonly daysIn?: string | undefined; readonly times?: string | undefined; readonly change?: string | undefined;
};

/** The figure, the one with the approved days in where such days are out, times over the limit, and the change; why there is none where there is none. */
export function FigureCell({ figure, none }: { readonly figure: Shown | undefined; readonly none: string }): ReactNode {
  const { t } = useTranslation('air');
  if (figure?.value === undefined) return <span className="faint">{none}</span>;
  return (
    <span className="period-figure">
      <b>{figure.value}</b>
      {figure.daysIn === undefined ? null : <span className="faint">{t('with-days-in', { value: figure.daysIn })}</span>}
      {figure.times === undefined ? null : <span className="period-over">{t('times-over', { times: figure.times })}</span>}
      <span className="faint">{t('on-year', { change: signed(figure.change, '%') })}</span>
    </span>
  );
}
