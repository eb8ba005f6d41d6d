import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import type { MonthRate } from '../../contract/effectiveness.ts';

type Told = { readonly month: Static<typeof MonthRate>; readonly point: number; readonly says: string; readonly label: string };

/** 本月传输有效率 with the way to the hours behind it; where nothing was due there is no rate and nothing to ask. */
export const MonthRateLink = ({ month: { period }, point, says, label }: Told): ReactNode =>
  <Link to="/effectiveness" search={{ period, point }} aria-label={label} className="month-rate no-print">{says}</Link>;
