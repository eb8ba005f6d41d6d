import { FileWordOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useSession, useStatus } from '../../app/session.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { dayStart } from './calendar.ts';
import type { DailyReply } from './daily.ts';

/** 《空气质量专报》 of the shown day as a Word file; what makes it is loaded when somebody wants one. */
export function BulletinButton({ reply }: { readonly reply: DailyReply }): ReactNode {
  const { message } = App.useApp();
  const { t } = useTranslation('air');
  const { t: app } = useTranslation();
  const { language } = usePreferences();
  const say = useSay();
  const session = useSession();
  const drill = useStatus()?.mode === 'drill';
  const save = async (): Promise<void> => {
    try {
      const [{ airBulletin }, { wordDocument }, { saveBytes }] = await Promise.all([
        import('./bulletin.ts'),
        import('../../kit/word.ts'),
        import('../../kit/save-bytes.ts'),
      ]);
      const date = longDay(dayStart(reply.day), language);
      const unit = session === null ? '' : say(session.unit.name);
      const paper = airBulletin(reply, {
        t,
        say,
        unit,
        date,
        basis: app('basis'),
        mark: drill ? `${app('drill')} · ${app('drill-says')}` : undefined,
      });
      saveBytes(`${t('bulletin')} ${reply.day}.docx`, wordDocument(paper), wordType);
    } catch {
      message.error(app('failed'));
    }
  };
  return (
    <Button className="no-print" icon={<FileWordOutlined />} onClick={() => void save()}>
      {t('bulletin-save')}
    </Button>
  );
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
