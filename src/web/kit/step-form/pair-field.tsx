import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldSurroundings } from './surroundings.ts';

type PairFieldProps = { readonly id: string; readonly value: Json | undefined; readonly surroundings: FieldSurroundings; readonly onChange: (value: Json) => void };
const sides = ['before', 'after'] as const;

/** Which photograph shows how it was, and which how it is. The value is sent once both are chosen. */
export function PairField({ id, value, surroundings: { evidence, pictureAt }, onChange }: PairFieldProps): ReactNode {
  const { t } = useTranslation('kit');
  const chosen = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Readonly<Partial<Record<(typeof sides)[number], string>>>;
  const photographs = [...new Map(evidence.filter(({ type }) => type.startsWith('image/')).map((file) => [file.hash, file])).values()];
  if (photographs.length < 2) return <p id={id} tabIndex={-1} className="quiet">{t('pair-needs-two')}</p>;
  const options = photographs.map(({ hash, name }) => ({ value: hash, label: name }));
  return (
    <div id={id} className="step-pair" tabIndex={-1}>
      {sides.map((side) => (
        <div key={side}>
          <Select
            aria-label={t(side)} placeholder={t(side)} allowClear options={options.filter((one) => one.value !== chosen[side === 'before' ? 'after' : 'before'])}
            {...(chosen[side] === undefined ? {} : { value: chosen[side] })} onChange={(hash?: string) => onChange(only({ ...chosen,
              [side]: hash }))}
          />
          {chosen[side] === undefined || pictureAt === undefined ? null : <img src={pictureAt(chosen[side])} alt={t(side)} />}
        </div>
      ))}
    </div>
  );
}

const only = (given: Readonly<Record<string, string | undefined>>): Json =>
  Object.fromEntries(Object.entries(given).flatMap(([side, hash]) => (hash === undefined ? [] : [[side, hash]])));
