import type { Programme } from '../model/programme.ts';
import { air } from './air/programme.ts';
import { complaints } from './complaints/programme.ts';
import { integrity } from './integrity/programme.ts';
import { rectification } from './rectification/programme.ts';

/** The written list. Adding or removing a programme: its folder, its panels, one line here. */
export const programmes: readonly Programme[] = [air, complaints, integrity, rectification];
