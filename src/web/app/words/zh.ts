import app from './app.zh.json';
import glossary from './glossary.zh.json';
import kit from '../../kit/words.zh.json';

/** Every room's words, one name a room. en.ts has the same keys (words.test.ts). */
export const zh = { app, glossary, kit };
export type Resources = typeof zh;
