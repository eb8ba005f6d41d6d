import { UploadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { extensions, troubleOf } from './file-check.ts';

export type FileUploadProps = {
  readonly label: string;
  /** Sends one file; throws FaultError when refused. */
  readonly send: (file: File) => Promise<void>;
  readonly disabled?: boolean;
};

/** One button that opens the system's own file dialog; every refusal names the file and the reason. */
export function FileUpload({ label, send, disabled = false }: FileUploadProps): ReactNode {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  const take = async (files: FileList | null): Promise<void> => {
    setBusy(true);
    for (const file of files ?? []) {
      const trouble = troubleOf(file);
      if (trouble !== undefined) {
        message.error(t(trouble, { name: file.name }));
        continue;
      }
      try {
        await send(file);
      } catch (error) {
        message.error(faultWords(error, language));
      }
    }
    setBusy(false);
    if (chooser.current !== null) chooser.current.value = '';
  };
  return (
    <>
      <input
        ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={label} multiple
        accept={extensions.map((extension) => `.${extension}`).join(',')} onChange={(event) => void take(event.target.files)}
      />
      <Button size="small" icon={<UploadOutlined />} loading={busy} disabled={disabled} title={t('upload-says')} onClick={() => chooser.current?.click()}>{t('upload')}</Button>
    </>
  );
}
