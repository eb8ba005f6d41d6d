import { expect, test } from 'vitest';
import { faultOf, pathOf } from './client.ts';
import { faultWords } from './fault-words.ts';

test.each([
  ['parameters are encoded       ', '/api/cases/:id', { id: 'a/b 甲' }, {}, '/api/cases/a%2Fb%20%E7%94%B2'],
  ['two parameters               ', '/api/cases/:id/events/:event', { id: '1', event: 'sign' }, {}, '/api/cases/1/events/sign'],
  ['undefined values are left out', '/api/work', {}, { tab: 'todo', limit: undefined }, '/api/work?tab=todo'],
  ['numbers and booleans as text ', '/api/cases', {}, { limit: 5, open: true }, '/api/cases?limit=5&open=true'],
] as const)('%s', (_name, path, params, query, want) => {
  expect(pathOf(path, params, query)).toBe(want);
});
test('a missing parameter is a bug', () => {
  expect(() => pathOf('/api/cases/:id')).toThrow(/needs id/);
});
test.each([
  ['a known fault          ', 409, { fault: 'request.conflict', detail: '' }, '记录已被他人更新,请刷新后重试'],
  ['with what it is about  ', 422, { fault: 'case.field-missing', detail: 'reason' }, '必填内容缺失(reason)'],
  ['an unknown code        ', 418, { fault: 'tea.pot', detail: '' }, '系统内部错误,已记录(HTTP 418)'],
  ['a proxy without answer ', 502, undefined, '连不上服务(网络不通,或服务未运行)(HTTP 502)'],
] as const)('%s', (_name, status, said, want) => {
  expect(faultWords(faultOf(status, said), 'zh')).toBe(want);
});
