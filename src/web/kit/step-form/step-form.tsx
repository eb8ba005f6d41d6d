import { Alert, Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { asTyped, filled, troublesOf, type FieldTrouble, type StepData, type Typed } from './check.ts';
import { Field } from './field.tsx';
import type { FieldSurroundings } from './surroundings.ts';
import './step-form.css';

/** What stands in the way, each thing that does, and where on the page it is to be seen. */
type Block = { readonly says: string; readonly each?: readonly string[]; readonly where?: ReactNode };

export type StepFormProps = {
  readonly fields: readonly FieldRule[];
  readonly title: Words;
  readonly surroundings: FieldSurroundings;
  readonly start?: StepData;
  /** Signing: the person enters the password again. */
  readonly signs?: boolean;
  readonly danger?: boolean;
  readonly blockedBy?: readonly Block[];
  readonly busy: boolean;
  readonly onSend: (data: StepData, password: string | undefined) => void;
  readonly onCancel?: () => void;
};

const nothing: StepData = {};
const noBlocks: readonly Block[] = [];

/** The form of one declared step: one field a rule, troubles said at the field, one button with the step's own verb. */
export function StepForm({ fields, title, surroundings, start = nothing, signs = false, danger = false, blockedBy = noBlocks, busy, onSend, onCancel }: StepFormProps): ReactNode {
  const { t } = useTranslation();
  const { t: k } = useTranslation('kit');
  const say = useSay();
  const form = useId();
  const [typed, setTyped] = useState<Typed>({});
  const data = asTyped(start, typed);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const troubles = troublesOf(fields, data);
  const put = (id: string, value: Json): void => setTyped((held) => ({ ...held, [id]: { value, over: start[id] } }));

  const send = (): void => {
    setTried(true);
    const [first] = troubles;
    if (first !== undefined) document.getElementById(`${form}-${first.field}`)?.focus();
    else if (!signs || password !== '') onSend(filled(fields, data), signs ? password : undefined);
  };
  return (
    <form
      className="step-form" noValidate aria-label={say(title)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {blockedBy.length === 0 ? null : (
        <Alert type="warning" title={k('blocked')} description={<ul className="step-blocks">{blockedBy.map(({ says, each = [], where }) => (
            <li key={says}>{says}{where === undefined ? null : <> {where}</>}{each.length === 0 ? null : <ul>{each.map((one) => <li key={one}>{one}</li>)}</ul>}</li>
          ))}</ul>} />
      )}
      {fields.filter((rule) => rule.kind !== 'files' || rule.required || surroundings.upload !== undefined || surroundings.evidence.length > 0).map((rule) => (
        <Field
          key={rule.id} id={`${form}-${rule.id}`} rule={rule} value={data[rule.id]} surroundings={surroundings}
          trouble={tried ? wordsOf(troubles.find(({ field }) => field === rule.id), say(rule.title), k) : undefined} onChange={(value) => put(rule.id, value)}
        />
      ))}
      {signs ? (
        <div className="step-field">
          <label htmlFor={`${form}-password`}>{k('password')}</label>
          <Input.Password id={`${form}-password`} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} {...(tried && password === '' ? { status: 'error' as const } : {})} />
          <p className="faint">{k('password-says')}</p>
        </div>
      ) : null}
      <div className="step-buttons">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={blockedBy.length > 0}>{say(title)}</Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}

type KitWords = ReturnType<typeof useTranslation<'kit'>>['t'];

function wordsOf(trouble: FieldTrouble | undefined, title: string, k: KitWords): string | undefined {
  if (trouble === undefined) return undefined;
  return trouble.trouble === 'missing' ? k('missing', { title }) : k('too-long', { title, max: trouble.max ?? 0 });
}
