import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { AnyJson } from './shapes.ts';

/** Lines of one request; more belong to the terminal. */
export const judgeLinesMax = 2000;

export const judgeLines = endpoint({
  id: 'judge.lines', method: 'POST', path: '/api/judge', who: 'signed-in', file: true,
  says: {
    zh: '批量评价:每行一个请求,答案与终端命令 qingshan judge 相同',
    en: 'Assessments in bulk, the answers of `qingshan judge`: NDJSON (application/x-ndjson) or an array of lines in, the same out, in order',
  },
  body: Type.Union([Type.String(), Type.Array(AnyJson, { maxItems: judgeLinesMax })]), reply: AnyJson,
});
