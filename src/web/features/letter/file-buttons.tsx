import { DownloadOutlined, FileWordOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readLetter } from '../../../contract/letter.ts';
import type { LetterContent } from '../../../model/letter-content.ts';

type Given = { readonly id: string; readonly letter: Static<typeof readLetter.reply> };

/** Word to edit, PDF and OFD to keep. What cannot be had says why; the writer of Word is loaded when it is wanted. */
export function FileButtons({ id, letter }: Given): ReactNode {
  const { t } = useTranslation('letter');
  const unready = letter.draft ? t('after-issue') : undefined;
  const pdf = unready ?? (letter.pdf.ready ? undefined : t('no-font'));
  return (
    <>
      <WordButton content={letter.content as LetterContent} />
      <FileButton id={id} form="pdf" why={pdf} says={pdf === undefined ? t('font', { font: letter.pdf.font }) : undefined} />
      <FileButton id={id} form="ofd" why={unready} says={undefined} />
    </>
  );
}

type File = { readonly id: string; readonly form: 'pdf' | 'ofd'; readonly why: string | undefined; readonly says: string | undefined };

/** Why a file is not to be had stands beside the button, not only in a tip: a phone has none. */
function FileButton({ id, form, why, says }: File): ReactNode {
  const href = `/api/cases/${encodeURIComponent(id)}/letter/${form}`;
  const name = form.toUpperCase();
  const button = why === undefined ? <Button icon={<DownloadOutlined />} href={href} download>{name}</Button> : <Button icon={<DownloadOutlined />} disabled>{name}</Button>;
  return <span className="letter-file no-print">{says === undefined ? button : <Tooltip title={says}>{button}</Tooltip>}{why === undefined ? null : <small>{why}</small>}</span>;
}

function WordButton({ content }: { readonly content: LetterContent }): ReactNode {
  const { t } = useTranslation('letter');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const [{ letterWord }, { wordDocument }, { saveBytes }] = await Promise.all([
        import('./letter-word.ts'), import('../../kit/word.ts'), import('../../kit/save-bytes.ts'),
      ]);
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      saveBytes(`${content.number ?? content.title}.docx`, wordDocument(letterWord(content)), type);
    } catch {
      void message.error(t('word-failed'));
    } finally {
      setBusy(false);
    }
  };
  return <Button className="no-print" icon={<FileWordOutlined />} loading={busy} onClick={() => void save()}>{t('word')}</Button>;
}
