import type { ReactNode } from 'react';
import './timeline.css';

export type Stage = { readonly id: string; readonly title: string; readonly state: 'done' | 'now' | 'ahead'; readonly says?: string };

/** Stages in the declaration's order: what is behind, where it stands, what is ahead. */
export const Timeline = ({ label, stages }: { readonly label: string; readonly stages: readonly Stage[] }): ReactNode => (
  <ol className="timeline" aria-label={label}>
    {stages.map((stage) => (
      <li key={stage.id} className={`stage stage-${stage.state}`} {...(stage.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
        <span className="stage-title">{stage.title}</span>
        {stage.says === undefined ? null : <span className="stage-says">{stage.says}</span>}
      </li>
    ))}
  </ol>
);
