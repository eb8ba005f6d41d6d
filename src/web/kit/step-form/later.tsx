import { lazy, Suspense, type ReactNode } from 'react';
import { Waiting } from '../waiting.tsx';
import type { StepFormProps } from './step-form.tsx';

const Form = lazy(() => import('./step-form.tsx').then(({ StepForm: part }) => ({ default: part })));

/** The form of a step, fetched once the page around it stands: those who only read never load it. */
export const StepForm = (props: StepFormProps): ReactNode => <Suspense fallback={<Waiting rows={4} />}><Form {...props} /></Suspense>;
