import { expect, test } from 'vitest';
import { covered, readable } from './frame-text.ts';

test.each([
  ['##0101QN=1;ST=32;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&DataTime=1&&1C80', '##0101QN=1;ST=32;CN=2011;PW=******;MN=M1;Flag=5;CP=&&DataTime=1&&1C80'],
  ['##0020PW=;MN=M1;CP=&&&&', '##0020PW=;MN=M1;CP=&&&&'],
  ['##0042ST=32;pw=ab;MN=M;CP=&&NewPW=xyz,NewSK=1&&', '##0042ST=32;pw=**;MN=M;CP=&&NewPW=***,NewSK=*&&'],
  ['##0009PW=123456', '##0009PW=******'],
  ['a05024-Rtd=1.0;XPW=7', 'a05024-Rtd=1.0;XPW=7'],
])('%s', (frame, shown) => {
  const bytes = new Uint8Array(Buffer.from(frame, 'latin1'));
  expect(readable(covered(bytes))).toBe(shown);
  expect(Buffer.from(bytes).toString('latin1')).toBe(frame);
});
