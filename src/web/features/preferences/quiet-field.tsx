import { Checkbox, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Given, Held } from './form-values.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
type QuietProps = { readonly given: Given; readonly neverHeld: Held['neverHeld']; readonly change: (part: Partial<Given>) => void };

/** 免打扰: whether, from and to, on which days they begin; what goes through all the same. */
export function QuietField({ given: { quietOn, quiet }, neverHeld, change }: QuietProps): ReactNode {
  const { t } = useTranslation('preferences');
  const { t: kind } = useTranslation('messages');
  const through = neverHeld.map((id) => (id === 'digest' ? t('digest') : kind(`kind-${id}`))).join(t('comma'));
  const time = (part: 'from' | 'to'): ReactNode => (
    <div className="wishes-field">
      <label htmlFor={`wishes-${part}`}>{t(part)}</label>
      <Input id={`wishes-${part}`} type="time" className="wishes-time" value={quiet[part]} onChange={({ target }) =>
        change({ quiet: { ...quiet, [part]: target.value } })} />
    </div>
  );
  return (
    <>
      <h2 id="wishes-quiet">{t('quiet')}</h2>
      <p className="wishes-line"><Switch checked={quietOn} aria-labelledby="wishes-quiet" onChange={(on) =>
        change({ quietOn: on })} />{t(quietOn ? 'quiet-on' : 'quiet-off')}</p>
      {quietOn ? (
        <>
          <div className="wishes-times">{time('from')}{time('to')}</div>
          <div className="wishes-field" role="group" aria-labelledby="wishes-days">
            <span id="wishes-days" className="wishes-label">{t('days')}</span>
            <Checkbox.Group<number> value={[...quiet.days]} options={days
              .map((day) => ({ value: day, label: t(`day-${day}`) }))} onChange={(chosen) =>
              change({ quiet: { ...quiet, days: chosen } })} />
            <small>{t('quiet-says')}{through === '' ? '' : t('quiet-through', { kinds: through })}</small>
          </div>
        </>
      ) : null}
    </>
  );
}
