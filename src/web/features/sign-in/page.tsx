export const SignInPage = (): null => null;
