import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

export const scanStanding = endpoint({
  id: 'scan.standing', method: 'GET', path: '/api/scans', who: ['system-admin', 'audit-admin'],
  says: { zh: '文件查毒', en: 'The virus scanner, what it said of files that were handed in, and those that wait for it' },
  reply: Type.Object({
    /** Absent: this place runs none. */
    scanner: Type.Optional(Type.String()),
    counts: Type.Object({ clean: Type.Integer(), infected: Type.Integer(), waiting: Type.Integer() }),
    /** Longest waiting first, `at` the last try by the machine's clock. */
    waiting: Type.Array(Type.Object({ hash: Type.String(), says: Type.String(), at: Type.Integer(), tries: Type.Integer() })),
  }),
});
