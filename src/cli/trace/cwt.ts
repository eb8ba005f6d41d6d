import { fieldVerb } from './source-field.ts';

export const run = fieldVerb('cwt');
