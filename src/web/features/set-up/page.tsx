export const SetUpPage = (): null => null;
