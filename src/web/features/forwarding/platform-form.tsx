import { App, Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putUpperPlatform } from '../../../contract/upper-platform.ts';
import { forwardedCommands, forwardOrders, type UpperPlatform } from '../../../model/upper-platform.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';
import { platformOf, valuesOf, waysOf, type FormValues } from './form-values.ts';

type Put = (change: Partial<FormValues>) => void;
type Part = { readonly values: FormValues; readonly put: Put };
const kinds = ['air-station', 'water-section', 'air-outlet', 'water-outlet', 'noise-station', 'sea-buoy'] as const;

/** A platform's next version; without `held` its first. */
export function PlatformForm({ held, at, onSaved }: { readonly held?: UpperPlatform & { readonly passwordHeld?: boolean }; readonly at: number; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [values, setValues] = useState(() => valuesOf(held, at));
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put: Put = (change) => setValues({ ...values, ...change });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = platformOf(values);
    if (read === undefined) return setTrouble(t('incomplete'));
    if ('line' in read) return setTrouble(t('bad-line', { line: read.line }));
    setBusy(true);
    try {
      await call(putUpperPlatform, { params: { id: values.id }, body: read.platform });
      message.success(t('saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  return (
    <form className="forward-form" onSubmit={(event) => void save(event)} noValidate>
      <h3 className="forward-wide">{held === undefined ? t('form-new') : t('form-edit', { name: say(held.name) })}</h3>
      <p className="quiet forward-wide">{t('form-says')}</p>
      {held === undefined ? <Text name="id" values={values} put={put} max={40} /> : null}
      <Text name="zh" values={values} put={put} max={60} /><Text name="en" values={values} put={put} max={60} />
      <Choice name="kind" values={values} put={put} options={[['hj212', t('kind-line')], ['files', t('kind-files')], ['tables', t('kind-exchange')]]} />
      {values.kind === 'hj212' ? <LineFields values={values} put={put} /> : null}
      {values.kind === 'files' ? <FileFields values={values} put={put} /> : null}
      {values.kind === 'tables' ? <TableFields values={values} put={put} held={held?.passwordHeld === true} /> : null}
      <Selection values={values} put={put} />
      <Identities values={values} put={put} />
      {trouble === undefined ? null : <p role="alert" className="forward-wide forward-alert">{trouble}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('save')}</Button>
    </form>
  );
}

const labels = { id: 'id', zh: 'name-zh', en: 'name-en', host: 'host', database: 'database', schema: 'schema', user: 'user', folder: 'folder-name', regions: 'regions', points: 'points', since: 'since', from: 'from', to: 'to' } as const;

function Text({ name, values, put, max = 2000, type = 'text' }: Part & { readonly name: keyof typeof labels; readonly max?: number; readonly type?: string }): ReactNode {
  const { t } = useTranslation('forwarding');
  const id = `forward-${values.id}-${name}`;
  return (
    <Field id={id} says={t(labels[name])}>
      <Input id={id} type={type} maxLength={max} value={values[name]} onChange={({ target }) => put({ [name]: target.value })} />
    </Field>
  );
}

const Field = ({ id, says, wide = false, children }: { readonly id: string; readonly says: string; readonly wide?: boolean; readonly children: ReactNode }): ReactNode =>
  <div className={wide ? 'step-field forward-wide' : 'step-field'}><label htmlFor={id}>{says}</label>{children}</div>;

type ChoiceName = 'kind' | 'edition' | 'every' | 'what' | 'order' | 'others';
function Choice({ name, values, put, options }: Part & { readonly name: ChoiceName; readonly options: readonly (readonly [string, string])[] }): ReactNode {
  const { t } = useTranslation('forwarding');
  const id = `forward-${values.id}-${name}`;
  return (
    <Field id={id} says={t(name)}>
      <Select id={id} value={values[name] as string} onChange={(value: string) => put(name === 'kind' ? waysOf(value as FormValues['kind'], values) : { [name]: value })} options={options.map(([value, label]) => ({ value, label }))} />
    </Field>
  );
}

function Ends({ values, put }: Part): ReactNode {
  const { t } = useTranslation('forwarding');
  return (
    <>
      <Text name="host" values={values} put={put} max={253} />
      <Field id="forward-port" says={t('port')}>
        <InputNumber id="forward-port" min={1} max={65_535} precision={0} value={values.port} onChange={(port) => put({ port: port ?? 9212 })} />
      </Field>
      <Field id="forward-tls" says={t('tls')}>
        <div><Switch id="forward-tls" checked={values.tls} onChange={(tls) => put({ tls })} /></div>
      </Field>
    </>
  );
}

function TableFields({ values, put, held }: Part & { readonly held: boolean }): ReactNode {
  const { t } = useTranslation('forwarding');
  return (
    <>
      <Ends values={values} put={put} />
      <Text name="database" values={values} put={put} max={63} /><Text name="schema" values={values} put={put} max={63} /><Text name="user" values={values} put={put} max={63} />
      <Field id="forward-password" says={t('password')}>
        <Input.Password
          id="forward-password" autoComplete="new-password" maxLength={128} placeholder={t(held ? 'password-held' : 'password-none')} value={values.password}
          onChange={({ target }) => put({ password: target.value })}
        />
      </Field>
      <p className="quiet forward-wide">{t('tables-says')}</p>
    </>
  );
}

function LineFields({ values, put }: Part): ReactNode {
  const { t } = useTranslation('forwarding');
  return (
    <>
      <Ends values={values} put={put} />
      <Choice name="edition" values={values} put={put} options={(['2005', '2017', '2025'] as const).map((edition) => [edition, `HJ 212-${edition}`])} />
      <Field id="forward-window" says={t('window')}>
        <InputNumber id="forward-window" min={1} max={50} precision={0} value={values.window} onChange={(window) => put({ window: window ?? 1 })} />
      </Field>
      <Field id="forward-asks" says={t('asks')}>
        <div><Switch id="forward-asks" checked={values.asks} onChange={(asks) => put({ asks })} /></div>
      </Field>
    </>
  );
}

function FileFields({ values, put }: Part): ReactNode {
  const { t } = useTranslation('forwarding');
  return <><Text name="folder" values={values} put={put} max={40} /><Choice name="every" values={values} put={put} options={[['hour', t('every-hour')], ['day', t('every-day')]]} /></>;
}

function Selection({ values, put }: Part): ReactNode {
  const { t } = useTranslation('forwarding');
  return (
    <>
      <Choice name="what" values={values} put={put} options={[['frames', t('what-frames')], values.kind === 'tables' ? ['readings', t('what-readings')] : ['hours', t('what-hours')]]} />
      <Choice name="order" values={values} put={put} options={forwardOrders.map((order) => [order, t(`order-${order}`)])} />
      <Field id="forward-commands" says={t('commands')}>
        <Select id="forward-commands" mode="multiple" value={[...values.commands]} onChange={(commands) => put({ commands })} options={forwardedCommands.map((cn) => ({ value: cn, label: t(`command-${cn}`) }))} />
      </Field>
      <Field id="forward-kinds" says={t('kinds')}>
        <Select id="forward-kinds" mode="multiple" value={[...values.kinds]} onChange={(chosen) => put({ kinds: chosen })} options={kinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }))} />
      </Field>
      <Text name="regions" values={values} put={put} /><Text name="points" values={values} put={put} />
      <Text name="since" values={values} put={put} type="datetime-local" /><Text name="from" values={values} put={put} type="date" /><Text name="to" values={values} put={put} type="date" />
    </>
  );
}

function Identities({ values, put }: Part): ReactNode {
  const { t } = useTranslation('forwarding');
  return (
    <>
      <Choice name="others" values={values} put={put} options={[['own', t('others-own')], ['none', t('others-none')]]} />
      <Field id="forward-identities" says={t('identities')} wide>
        <Input.TextArea id="forward-identities" className="mono" rows={4} aria-describedby="forward-identities-says" value={values.identities} onChange={({ target }) => put({ identities: target.value })} />
        <p id="forward-identities-says" className="quiet">{t('identities-says')}</p>
      </Field>
    </>
  );
}
