/** A declaration that cannot work, with the place in it. Found at wiring and by the test, before anyone meets it. */
export type DeclarationFlaw = { readonly where: string; readonly says: string };
