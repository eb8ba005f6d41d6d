import { Input, InputNumber, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readDevice } from '../../../contract/device.ts';
import type { CommandField } from '../../../model/command-form.ts';

export type FieldTexts = Readonly<Partial<Record<CommandField, string>>>;
type Offered = Static<typeof readDevice.reply>['commands'][number];

const minuteChoices = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
/** Bounds of the protocol; the answer's wait (1000) and the interval of real-time data are seconds of different size. */
const bounds: Readonly<Partial<Record<CommandField, readonly [number, number]>>> = { seconds: [30, 3600], resends: [1, 99], cycleHours: [1, 24] };
const patterns: Readonly<Partial<Record<CommandField, string>>> = { factor: 'w01018', info: 'i13004', start: '000000', value: '168.0' };

/** One value of a command, as its field is. */
export function CommandFieldInput({ command, field, text, put }: {
  readonly command: Offered; readonly field: CommandField; readonly text: string; readonly put: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('devices');
  const id = `command-${field}`;
  const name = field === 'seconds' && command.kind === 'timeouts' ? 'timeout' : field;
  const label = `${t(`field-of-${name}`)}${command.optional.includes(field) ? t('optional') : ''}`;
  const [min, max] = name === 'timeout' ? [1, 99] : bounds[field] ?? [];
  const choices = field === 'minutes' ? minuteChoices.map((n) => ({ value: String(n), label: t('minutes-option', { n }) }))
    : field === 'calibration' ? (['zero', 'span'] as const).map((one) => ({ value: one, label: t(`calibration-${one}`) })) : undefined;
  const input = choices !== undefined ? <Select id={id} value={text === '' ? null : text} allowClear={command.optional.includes(field)} onChange={(next: string | undefined) => put(next ?? '')} options={choices} />
    : min !== undefined && max !== undefined ? <InputNumber id={id} min={min} max={max} precision={0} value={text === '' ? null : Number(text)} onChange={(next) => put(next === null ? '' : String(next))} />
      : <Input id={id} type={field === 'from' || field === 'to' ? 'datetime-local' : 'text'} maxLength={20} placeholder={patterns[field] ?? ''} value={text} onChange={({ target }) => put(target.value)} />;
  return <div className="step-field"><label htmlFor={id}>{label}</label>{input}</div>;
}
