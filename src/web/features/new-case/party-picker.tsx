import { Select } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../contract/admin.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { onlyFits, readUnits, unitsFor } from './choices.ts';

type PartyPickerProps = {
  readonly type: CaseType; readonly region: string; readonly parties: Readonly<Record<string, string>>;
  readonly onChange: (parties: Readonly<Record<string, string>>) => void;
};

/** One unit a party, in the declaration's order; where only one unit fits a place it is filled in and can be changed. */
export function PartyPicker({ type, region, parties, onChange }: PartyPickerProps): ReactNode {
  const { t } = useTranslation('newCase');
  const say = useSay();
  const units = readUnits((useRead(listRegister, { params: { kind: 'unit' }, query: { limit: 1000 } }).data?.rows ?? []).map(({ body }) => body));
  const put = (id: string, unit: string | undefined): void => {
    const { [id]: _before, ...rest } = parties;
    onChange(unit === undefined ? rest : { ...rest, [id]: unit });
  };
  const held = JSON.stringify(onlyFits(type, region, units));
  const known = units.length > 0;
  // What an earlier visit chose stands.
  const restored = useRef(Object.keys(parties).length > 0);
  useEffect(() => {
    if (!known) return;
    if (!restored.current) onChange(JSON.parse(held) as Readonly<Record<string, string>>);
    restored.current = false;
    // Another place or a register just read: whoever alone fits is filled in again.
  }, [held, known, onChange]);
  return (
    <fieldset className="new-case-parties">
      <legend>{t('parties')}</legend>
      <p className="quiet">{t('parties-says')}</p>
      {Object.entries(type.parties).map(([id, rule]) => (
        <div key={id} className="new-case-party">
          <label htmlFor={`party-${id}`}>{say(rule.title)}{rule.optional === true ? <span className="step-required">{t('optional')}</span> : null}</label>
          <Select
            id={`party-${id}`} allowClear showSearch={{ optionFilterProp: 'label' }} value={parties[id] ?? null} placeholder={t(rule.optional === true ? 'unit-none' : 'unit-by-place')}
            options={unitsFor(rule, region, units).map((unit) => ({ value: unit.id, label: say(unit.name) }))} onChange={(unit: string | undefined) => put(id, unit)}
          />
        </div>
      ))}
    </fieldset>
  );
}
