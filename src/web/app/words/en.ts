import app from './app.en.json';
import glossary from './glossary.en.json';
import kit from '../../kit/words.en.json';
import type { Resources } from './zh.ts';

export const en: Resources = { app, glossary, kit };
