import type { Position } from 'geojson';

/** What a name of a collection can be asked as. */
export type Kind = 'text' | 'number' | 'boolean' | 'timestamp' | 'date' | 'geometry';
/** Names that a filter may use, with their kinds; no other name stands in a filter that was read. */
export type Queryables = Readonly<Record<string, Kind>>;

export const comparisons = ['=', '<>', '<', '>', '<=', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** A literal timestamp is UTC ms, a date is YYYY-MM-DD. */
export type Scalar =
  | { readonly is: 'property'; readonly name: string; readonly kind: Exclude<Kind, 'geometry'> }
  | { readonly is: 'literal'; readonly value: string | number | boolean; readonly kind: Exclude<Kind, 'geometry'> };

/** Shapes as the filter writes them: in the axis order of the `filter-crs`. */
export type ShapeLiteral =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] }
  | { readonly type: 'Box'; readonly corners: readonly [number, number, number, number] };
export type Place = { readonly is: 'geometry'; readonly name: string } | { readonly is: 'shape'; readonly shape: ShapeLiteral };

/** A filter that was read: names known, kinds on both sides of every operator alike. */
export type Filter =
  | { readonly is: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly is: 'not'; readonly of: Filter }
  | { readonly is: 'truth'; readonly value: boolean }
  | { readonly is: 'compare'; readonly by: Comparison; readonly left: Scalar; readonly right: Scalar }
  | { readonly is: 'like'; readonly of: Scalar; readonly pattern: string }
  | { readonly is: 'between'; readonly of: Scalar; readonly low: Scalar; readonly high: Scalar }
  | { readonly is: 'in'; readonly of: Scalar; readonly list: readonly Scalar[] }
  | { readonly is: 'null'; readonly of: Scalar | Place | Filter }
  | { readonly is: 'intersects'; readonly left: Place; readonly right: Place };
