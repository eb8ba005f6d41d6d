import app from './app.en.json';
import glossary from './glossary.en.json';
import kit from '../../kit/words.en.json';
import caseFile from '../../features/case/words.en.json';
import cases from '../../features/cases/words.en.json';
import setUp from '../../features/set-up/words.en.json';
import signIn from '../../features/sign-in/words.en.json';
import work from '../../features/work/words.en.json';
import type { FirstWords } from './zh.ts';

export const en: FirstWords = { app, glossary, kit, caseFile, cases, setUp, signIn, work };
