import { expect, test } from 'vitest';
import { readMailSettings } from './mail-settings.ts';

const from = '青山 <noreply@sthj.gov.cn>';

test.each([
  ['smtp://mail.gov.cn', { host: 'mail.gov.cn', port: 587, secure: false, startTls: 'required' }],
  ['smtps://mail.gov.cn', { host: 'mail.gov.cn', port: 465, secure: true, startTls: 'required' }],
  ['smtp://u%40x:p%3Ass@mail.gov.cn:2525', { host: 'mail.gov.cn', port: 2525, secure: false, startTls: 'required', user: 'u@x',
    password: 'p:ss' }],
  ['smtp://127.0.0.1:25?starttls=never', { host: '127.0.0.1', port: 25, secure: false, startTls: 'never' }],
  ['smtp://[::1]:25/?starttls=offered', { host: '::1', port: 25, secure: false, startTls: 'offered' }],
] as const)('%s', (url, settings) => expect(readMailSettings(url, from))
  .toEqual({ ok: true, value: { ...settings, from: { name: '青山', address: 'noreply@sthj.gov.cn' } } }));

test.each([
  ['http://mail.gov.cn', from], ['smtp://', from], ['mail.gov.cn', from], ['', from], ['smtp://h', ''], ['smtp://h', 'nobody'],
  ['smtp://h', 'A <a@x.org> B <b@x.org>'], ['smtp://h', 'A\r\nBcc: x <a@x.org>'],
  ['smtp://u@h', from], ['smtp://:secret@h', from], ['smtp://h?starttls=maybe', from], ['smtp://u:secret@h?starttls=never', from],
  ['smtp://u:secret@h?starttls=offered', from], ['smtp://h/path', from],
  ['smtp://u:%E0%A4%A@h', from],
])('%j from %j is refused at the start, and its password is not repeated', (url, sender) => {
  const read = readMailSettings(url, sender);
  expect(read).toMatchObject({ ok: false, fault: 'system.bad-option' });
  expect(JSON.stringify(read)).not.toContain('secret');
});

test.each([['noreply@x.cn', '', 'noreply@x.cn'], ['"青山, 省厅" <a@x.cn>', '青山, 省厅', 'a@x.cn'], [' <a@x.cn> ', '', 'a@x.cn']])('from %j',
  (text, name, address) => {
  expect(readMailSettings('smtp://h', text)).toMatchObject({ ok: true, value: { from: { name, address } } });
});
test('neither said: no mail, and no fault', () => expect(readMailSettings('', '')).toEqual({ ok: true, value: undefined }));
