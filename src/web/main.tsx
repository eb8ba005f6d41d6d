import { createRoot } from 'react-dom/client';
import { Root } from './app/root.tsx';
import { startWords } from './app/words/start.ts';
import './app/styles.css';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
await startWords();
createRoot(place).render(<Root />);
