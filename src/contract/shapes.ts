import { Type, type Static } from 'typebox';
import { latestMoment } from '../basis/time.ts';
import { Words } from '../model/words.ts';

/** What every error answers with. The web speaks from the code; `message` is for terminals. */
export const FaultReply = Type.Object({ fault: Type.String(), message: Words, detail: Type.String() });
export type FaultReply = Static<typeof FaultReply>;

/** A moment that a request names, UTC ms. */
export const Moment = Type.Integer({ minimum: 0, maximum: latestMoment });

/** Free JSON inside a declared place (declarations, event data, register bodies). */
/** A scaled picture (JPEG): `thumb` for lists, `view` for the screen; without it the file as it is. */
export const PictureSize = Type.Enum(['thumb', 'view']);
export const AnyJson = Type.Unknown();

/** One list page: `next` is the cursor for the following page, absent at the end. */
export const Page = <T extends import('typebox').TSchema>(row: T) =>
  Type.Object({ rows: Type.Array(row), next: Type.Optional(Type.String()), total: Type.Optional(Type.Integer()) });

/** 口径: the statistical basis under each number, copied with it into files. */
export const Basis = Type.Object({ zh: Type.String(), en: Type.String() });

/** A level of the index with its range and its official colour. */
export const AirGrade = Type.Object({ level: Type.Integer(), lo: Type.Integer(), hi: Type.Integer(), name: Words, hex: Type.String() });

/** A day of a region (and of all regions in it) that an authority has approved to be taken out of the statistics of these pollutants. */
export const ApprovedDay = Type.Object({
  region: Type.Object({ code: Type.String(), name: Words }), day: Type.String(), kind: Type.Enum(['dust', 'event']), pollutants: Type.Array(Type.String()),
  reason: Type.String(), approvedBy: Type.String(), document: Type.String(),
});

export const UnitName = Type.Object({ id: Type.String(), name: Words });
export const RegionName = Type.Object({ code: Type.String(), name: Words });
export const PersonAct = Type.Object({ says: Type.String(), role: Type.String(), unit: Type.String() });
