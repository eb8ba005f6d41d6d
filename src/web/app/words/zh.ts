import app from './app.zh.json';
import glossary from './glossary.zh.json';
import kit from '../../kit/words.zh.json';
import caseFile from '../../features/case/words.zh.json';
import cases from '../../features/cases/words.zh.json';
import setUp from '../../features/set-up/words.zh.json';
import signIn from '../../features/sign-in/words.zh.json';
import work from '../../features/work/words.zh.json';
import type { zhLater } from './zh-later.ts';

/** Words of the pages that people land on, one name a room; those of the other pages come with them (`zh-later.ts`). en.ts has the same keys. */
export const zh = { app, glossary, kit, caseFile, cases, setUp, signIn, work };
export type FirstWords = typeof zh;
export type LaterWords = typeof zhLater;
export type Resources = FirstWords & LaterWords;
