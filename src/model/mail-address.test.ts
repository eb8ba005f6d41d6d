import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMailAddress, mailDomain } from './mail-address.ts';

test.each([
  'a@example.org', 'li.ming+qs@sthjt.zj.gov.cn', "o'neill@example.co", `${'l'.repeat(64)}@example.org`, '1@xn--fiq228c.cn',
])('%s can be mailed to', (text) => expect(isMailAddress(text)).toBe(true));

test.each([
  '', '@', 'a', 'a@', '@example.org', 'a@localhost', 'a@@example.org', 'a b@example.org', '.a@example.org', 'a.@example.org',
  'a..b@example.org', 'a@-x.org', 'a@x-.org', 'a@x..org',
  'a@[127.0.0.1]', 'a@127.0.0.1', '"a b"@example.org', 'a@example.org,b@example.org', 'A <a@example.org>',
  'a@example.org\r\nBcc: b@example.org', 'a\n@example.org', 'a@example.org\u0000',
  '李明@example.org', 'a@例子.cn', ' a@example.org', 'a@example.org ', `${'l'.repeat(65)}@example.org`,
  `a@${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(10)}.org`,
])('%j is refused', (text) => expect(isMailAddress(text)).toBe(false));

test('whatever is an address holds no white space, no control character and one domain', () => {
  fc.assert(fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.tuple(fc.string(), fc.string()).map(([a, b]) => `${a}@${b}.org`)),
    (text) => {
    if (!isMailAddress(text)) return;
    expect(text).toMatch(/^[!-~]+@[a-z0-9.-]+$/iu);
    expect(mailDomain(text)).toMatch(/^[a-z0-9.-]+$/u);
  }));
});
