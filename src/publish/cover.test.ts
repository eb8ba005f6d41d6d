import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverText } from './cover.ts';
import { holdsByGb11643 } from './personal-numbers.ts';

test.each([
  ['a mobile number            ', '请回电13912345678。', '请回电139****5678。', { mobile: 1 }],
  ['grouped                    ', '138 1234 5678或138-1234-5679', '138 **** 5678或138-****-5679', { mobile: 2 }],
  ['with the country           ', '+86 13812345678', '+86 138****5678', { mobile: 1 }],
  ['a land line                ', '座机0571-87654321', '座机0571-******21', { 'land-line': 1 }],
  ['of a city of three digits  ', '电话010 62345678', '电话010 6*****78', { 'land-line': 1 }],
  ['in brackets                ', '(0571)87654321', '(0571)******21', { 'land-line': 1 }],
  ['in wide brackets           ', '（0571）87654321', '（0571）******21', { 'land-line': 1 }],
  ['an identity number         ', '身份证330106199003074517', '身份证3301************17', { 'identity-number': 1 }],
  ['one that ends with X       ', '11010519491231002X是我', '1101************2X是我', { 'identity-number': 1 }],
  ['in small letters           ', '11010519491231002x', '1101************2x', { 'identity-number': 1 }],
  ['a number plate             ', '浙A12345货车', '浙A****5货车', { plate: 1 }],
  ['of a new-energy vehicle    ', '粤B·D12345每晚倾倒', '粤B·*****5每晚倾倒', { plate: 1 }],
  ['of a trailer               ', '浙A1234挂', '浙A****挂', { plate: 1 }],
  ['several beside one another ', '13912345678,13912345679', '139****5678,139****5679', { mobile: 2 }],
] as const)('covered: %s', (_name, text, want, counts) => expect(coverText(text)).toEqual({ text: want, counts }));

test.each([
  ['a 文号                       ', '演督〔2026〕13800号'],
  ['a 受理编号                   ', 'D3YL202603020018'],
  ['an MN of 24 digits           ', '设备330106199003074517000001'],
  ['an MN of 14 digits           ', '88888880000001'],
  ['a credit code                ', '91330100MA27X12345'],
  ['days                         ', '2026-03-02至2026年3月20日,20260302'],
  ['a moment                     ', '20260302123000'],
  ['an amount                    ', '罚款13800000000元,13912345678 元'],
  ['a weight                     ', '13912345678吨'],
  ['18 digits, check of another  ', '330106199003074518'],
  ['18 digits with no such day   ', '33010619900230451X'],
  ['a mobile number too long     ', '139123456789'],
  ['a mobile number too short    ', '1391234567'],
  ['12 is no mobile number       ', '12812345678'],
  ['a local number begins with 1 ', '0571-12345678'],
  ['no such area                 ', '0171-87654321'],
  ['a hot line                   ', '12345、12369'],
  ['inside a hash                ', 'a13812345678b'],
  ['a plate with O               ', '浙A1234O'],
  ['a plate without its signs    ', '浙A车间'],
] as const)('not covered: %s', (_name, text) => expect(coverText(text)).toEqual({ text, counts: {} }));

test('what is known of who spoke is covered wherever it stands; short scraps are not', () => {
  expect(coverText('陶砚说油烟大,陶砚又说', ['陶砚', '陶', ''])).toEqual({ text: '陶*说油烟大,陶*又说', counts: { reporter: 2 } });
});

test('law: covering settles at once, keeps the length, and leaves no number to be dialled', () => {
  const phone = fc.tuple(fc.constantFrom('13', '15', '18', '19'), fc.stringMatching(/^\d{9}$/)).map(([head, tail]) => head + tail);
  fc.assert(fc.property(fc.array(fc.tuple(fc.stringMatching(/^[\u4e00-\u9fff,]{1,8}$/), phone)), (parts) => {
    const text = parts.map(([words, number]) => `${words}${number}。`).join('');
    const clean = coverText(text);
    expect(clean.text).not.toMatch(/1[3-9]\d{9}/);
    expect(clean.text).toHaveLength(text.length);
    expect(coverText(clean.text)).toEqual({ text: clean.text, counts: {} });
  }));
});

test('law: of ten check characters besides the right one none holds', () => {
  fc.assert(fc.property(fc.stringMatching(/^[1-6]\d{5}19[5-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])\d{3}$/), (body) => {
    expect([...'0123456789X'].filter((last) => holdsByGb11643(body + last))).toHaveLength(1);
  }));
});
