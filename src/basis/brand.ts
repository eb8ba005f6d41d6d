declare const brand: unique symbol;

/** A primitive that was made in one place and cannot be mixed up with another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
